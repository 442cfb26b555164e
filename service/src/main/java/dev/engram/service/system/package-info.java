/** What this service is and has: devices, workers, roles. */
@NullMarked
package dev.engram.service.system;

import org.jspecify.annotations.NullMarked;
