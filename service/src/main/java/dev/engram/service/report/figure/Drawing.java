package dev.engram.service.report.figure;

import java.awt.font.FontRenderContext;
import java.util.Optional;

/** Whether Java can draw text on this machine, which needs fontconfig and FreeType of the system. */
public final class Drawing {

  private static final Optional<Throwable> OBSTACLE = obstacle();

  private Drawing() {}

  /** @throws CannotDrawException where it can't */
  public static void require() {
    if (OBSTACLE.isPresent()) {
      throw new CannotDrawException(OBSTACLE.get());
    }
  }

  /** What stands in the way shows itself as an exception or as an error, by what exactly is missing. */
  private static Optional<Throwable> obstacle() {
    try {
      Typeface.SANS.ofSize(12).getStringBounds("x", new FontRenderContext(null, true, true));
      return Optional.empty();
    } catch (RuntimeException | LinkageError | InternalError missing) {
      return Optional.of(missing);
    }
  }
}
