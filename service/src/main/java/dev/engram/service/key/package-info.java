/** API keys: giving them out, knowing their holders again, taking them back. */
@NullMarked
package dev.engram.service.key;

import org.jspecify.annotations.NullMarked;
