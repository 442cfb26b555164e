package dev.engram.service.access;

import dev.engram.api.Role;

/**
 * Somebody who calls.
 *
 * @param keyId of the key that was shown; of {@link #LOCAL}, none
 * @param owner to whom belongs what the caller submits
 */
public record Caller(String keyId, String owner, Role role) {

  /** Everybody on this machine, where no keys are asked for. */
  public static final Caller LOCAL = new Caller("", "local", Role.ADMIN);

  public boolean mayDoWhat(Role least) {
    return role.compareTo(least) >= 0;
  }

  public boolean seesAll() {
    return role == Role.ADMIN;
  }

  public boolean sees(String someOwner) {
    return seesAll() || owner.equals(someOwner);
  }
}
