package dev.engram.service.access;

import org.jspecify.annotations.Nullable;

/** Who makes the request that is being answered. */
public interface CurrentCaller {

  /** @throws IllegalStateException where nobody does, as in the background */
  Caller get();

  /** Whose things the caller's lists are made of; null: everybody's. */
  default @Nullable String ownerOfWhatIsSeen() {
    Caller caller = get();
    return caller.seesAll() ? null : caller.owner();
  }
}
