package dev.engram.service.access;

import dev.engram.api.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which role a route takes at least; a route without is closed to everybody. That of a method counts before that of its
 * class, which is for routes that only read.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedTo {
  Role value();
}
