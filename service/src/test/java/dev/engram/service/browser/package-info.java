/** The dashboard as people have it: in a browser. */
@NullMarked
package dev.engram.service.browser;

import org.jspecify.annotations.NullMarked;
