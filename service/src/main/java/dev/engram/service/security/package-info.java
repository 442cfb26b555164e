/** Who may call. */
@NullMarked
package dev.engram.service.security;

import org.jspecify.annotations.NullMarked;
