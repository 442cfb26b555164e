/** What the demo needs besides a client: a service of its own, and folders. */
@NullMarked
package dev.engram.cli.demo;

import org.jspecify.annotations.NullMarked;
