package dev.engram.service.event;

import dev.engram.api.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A job or a sweep that is followed, as the store has it. */
interface Watch {

  int PAGE = 500;

  /**
   * What has become of it since the last look.
   *
   * @param live what is told to those who follow now, and not kept
   * @param end where it has ended: in which state, or GONE
   */
  record Look(List<Event> live, Optional<String> end) {

    private static final Look GONE = new Look(List.of(), Optional.of("GONE"));

    /** It was deleted. */
    static Look gone() {
      return GONE;
    }
  }

  String id();

  /** From one look to the next. */
  Duration interval();

  /** By one thread at a time. */
  Look look();

  /** The kept events after one, in an order that is final, a page of them; by any thread. A short page is the last. */
  List<Event> after(long eventId);

  /** The id of the last that {@link #after} would tell now, or 0; by any thread. */
  long newest();

  /** Whether no kept event is after this one; by any thread. */
  boolean isLast(long eventId);
}
