/** Claims jobs, drives the training loop and reports back. */
@NullMarked
package dev.engram.service.worker;

import org.jspecify.annotations.NullMarked;
