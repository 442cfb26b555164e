/** The job store in SQL, on H2 and on PostgreSQL. */
@NullMarked
package dev.engram.service.store;

import org.jspecify.annotations.NullMarked;
