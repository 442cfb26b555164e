/** {@code ./engram migrate}: the jobs of a data folder into a PostgreSQL, as a program of its own. */
@NullMarked
package dev.engram.service.store.migrate;

import org.jspecify.annotations.NullMarked;
