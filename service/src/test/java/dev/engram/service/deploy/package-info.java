/** The image, and what the service brings for it. */
@NullMarked
package dev.engram.service.deploy;

import org.jspecify.annotations.NullMarked;
