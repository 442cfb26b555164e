package dev.engram.service.job;

import dev.engram.api.Problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a request, gathered so that the caller learns of all of it at once. */
public final class Violations {

  private final List<Violation> found = new ArrayList<>();

  /** The JSON pointer of a field of the object at {@code parent}. */
  public static String pointer(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  public void add(String pointer, String detail) {
    found.add(new Violation(pointer, detail));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** @throws InvalidSpecException with all of them, where there is one */
  public void throwIfAny() {
    if (!isEmpty()) {
      throw new InvalidSpecException(list());
    }
  }

  public List<Violation> list() {
    return List.copyOf(found);
  }
}
