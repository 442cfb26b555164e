package dev.engram.service.event;

import dev.engram.api.Event;
import dev.engram.service.job.JsonNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An event in the words of a stream of server-sent events, written down once for all who follow. */
final class Frame {

  /** Keeps a connection open, and shows when nobody listens any more. */
  static final Frame COMMENT = new Frame(null, ":\n\n");

  private final @Nullable Long eventId;
  private final byte[] bytes;

  /** @param eventId of a kept event */
  private Frame(@Nullable Long eventId, String text) {
    this.eventId = eventId;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  /** With its id where it is kept. */
  static Frame of(Event event, JsonMapper mapper) {
    String id = event.id() == null ? "" : "id: %d\n".formatted(event.id());
    return new Frame(event.id(), id + text(JsonNames.of(event.type()), mapper.writeValueAsString(event)));
  }

  /** The last one; by its id whoever comes back is known to have heard all. */
  static Frame end(long lastEventId, String state, JsonMapper mapper) {
    return new Frame(null, "id: %d\n".formatted(lastEventId)
        + text("end", mapper.writeValueAsString(Map.of("state", state))));
  }

  private static String text(String type, String json) {
    return "event: %s\ndata: %s\n\n".formatted(type, json);
  }

  @Nullable
  Long eventId() {
    return eventId;
  }

  int size() {
    return bytes.length;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }
}
