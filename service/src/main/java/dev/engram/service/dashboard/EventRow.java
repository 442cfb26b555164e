package dev.engram.service.dashboard;

import dev.engram.api.Event;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that happened, in words. */
public record EventRow(Event event) {

  public Instant at() {
    return event.at();
  }

  public String type() {
    return event.type().name().toLowerCase(Locale.ROOT);
  }

  public String text() {
    return switch (event.type()) {
      case STATE -> field("message") == null
          ? String.valueOf(field("state"))
          : "%s: %s".formatted(field("state"), field("message"));
      case CHECKPOINT -> "taken after step " + field("step");
      case LOG -> String.valueOf(field("message"));
      case PROGRESS, METRIC, EVALUATION, DIAGNOSTIC -> ""; // which are not kept
    };
  }

  /** Whether something is not as it should be. */
  public boolean isWarning() {
    return Objects.equals(field("level"), "warn");
  }

  private @Nullable Object field(String name) {
    return event.data().get(name);
  }
}
