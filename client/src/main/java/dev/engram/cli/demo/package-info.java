/** What the demo needs besides a client: a service of its own, a folder, and findings in words. */
@NullMarked
package dev.engram.cli.demo;

import org.jspecify.annotations.NullMarked;
