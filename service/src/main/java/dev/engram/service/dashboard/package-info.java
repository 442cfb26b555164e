/** The pages on which people watch cells learn; what they do there, they do through the API. */
@NullMarked
package dev.engram.service.dashboard;

import org.jspecify.annotations.NullMarked;
