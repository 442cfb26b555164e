/** The Spring Boot application. */
@NullMarked
package dev.engram.service;

import org.jspecify.annotations.NullMarked;
