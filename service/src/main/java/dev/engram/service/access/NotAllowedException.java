package dev.engram.service.access;

import dev.engram.api.Role;
import java.util.Locale;

/** The caller's key is good, and this takes another role. */
public final class NotAllowedException extends RuntimeException {

  public NotAllowedException(Role role, Role least) {
    super("This takes the role %s; the key that was shown has the role %s.".formatted(name(least), name(role)));
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
