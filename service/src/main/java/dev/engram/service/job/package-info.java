/** What users submit, its states and its rules; the store as interfaces. */
@NullMarked
package dev.engram.service.job;

import org.jspecify.annotations.NullMarked;
