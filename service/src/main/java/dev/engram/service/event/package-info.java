/** What happens to jobs and sweeps, told to those who follow them. */
@NullMarked
package dev.engram.service.event;

import org.jspecify.annotations.NullMarked;
