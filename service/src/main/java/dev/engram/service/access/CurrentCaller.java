package dev.engram.service.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes the request that is being answered. */
public interface CurrentCaller {

  /** Empty where nobody does, as in the background, or where nobody has been asked who they are. */
  Optional<Caller> find();

  /** @throws IllegalStateException where nobody does */
  default Caller get() {
    return find().orElseThrow(() -> new IllegalStateException("nobody calls in this thread"));
  }

  /** Whose things the caller's lists are made of; null: everybody's. */
  default @Nullable String ownerOfWhatIsSeen() {
    Caller caller = get();
    return caller.seesAll() ? null : caller.owner();
  }
}
