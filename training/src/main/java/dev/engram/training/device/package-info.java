/** Devices, the constants that live on them, and who closes an array. */
@NullMarked
package dev.engram.training.device;

import org.jspecify.annotations.NullMarked;
