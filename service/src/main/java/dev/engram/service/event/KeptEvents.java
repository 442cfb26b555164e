package dev.engram.service.event;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads kept events for those who come late or read slowly: a few at once, however many they are. */
@Component
final class KeptEvents {

  /** How many are read at once. */
  static final int PAGE = 500;

  /** Of the connections that workers need, these may be taken. */
  private static final int AT_ONCE = 2;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  private final JsonMapper mapper;

  KeptEvents(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** The next ones after one; a short page is the last. */
  List<Frame> after(Watch watch, long eventId) throws InterruptedException {
    turns.acquire();
    try {
      return watch.after(eventId, PAGE).stream().map(event -> Frame.of(event, mapper)).toList();
    } finally {
      turns.release();
    }
  }
}
