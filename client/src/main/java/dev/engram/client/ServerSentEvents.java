package dev.engram.client;

import java.io.IOException;
import java.util.Optional;

/** Reads server-sent events, as the HTML standard has them, from the lines of an answer. */
final class ServerSentEvents implements AutoCloseable {

  /** @param type {@code message} where the stream does not say */
  record ServerSentEvent(String type, String data) {}

  private final EventLines lines;

  ServerSentEvents(EventLines lines) {
    this.lines = lines;
  }

  /** The next event, or a comment as an event without data; empty where the answer ends, with half an event or without. */
  Optional<ServerSentEvent> next() throws IOException, InterruptedException {
    String type = "message";
    StringBuilder data = new StringBuilder();
    for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
      String line = next.get();
      if (line.isEmpty()) {
        return Optional.of(new ServerSentEvent(type, data.toString()));
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "event" -> type = value;
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
        default -> {
          // ids are in the events themselves; comments and fields of later standards say nothing here
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    lines.close();
  }
}
