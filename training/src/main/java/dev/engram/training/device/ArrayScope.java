package dev.engram.training.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes every array that this thread made inside the scope, except the kept ones.
 *
 * <p>In DJL the result of an operation belongs to the manager of its first operand, so that {@code parameter.mul(x)}
 * would pile up for as long as the parameter lives. A scope around each step, and around each time step where memory
 * counts, is what keeps the number of live arrays flat. Scopes nest; a kept array passes to the scope outside.
 */
public final class ArrayScope implements AutoCloseable {

  private final NDScope scope = new NDScope();
  private final List<NDArray> kept = new ArrayList<>();

  /** Lets the array outlive this scope; the enclosing scope, if there is one, closes it then. */
  public NDArray keep(NDArray array) {
    kept.add(array);
    return array;
  }

  @Override
  public void close() {
    kept.forEach(NDScope::unregister);
    scope.close();
    kept.forEach(NDScope::register);
  }
}
