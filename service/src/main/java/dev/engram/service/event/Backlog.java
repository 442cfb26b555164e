package dev.engram.service.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The newest frames of a broadcast, as many as there is room for. Frames are numbered in their order; a place is the number
 * of the next frame that somebody will be told.
 */
final class Backlog {

  private final long room;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private long bytes;
  private long next;
  private long floor;

  /**
   * @param room in bytes; the newest frame is kept in any case
   * @param floor the kept event after which it begins
   */
  Backlog(long room, long floor) {
    this.room = room;
    this.floor = floor;
  }

  void add(Frame frame) {
    frames.addLast(frame);
    bytes += frame.size();
    next++;
    while (bytes > room && frames.size() > 1) {
      Frame oldest = frames.removeFirst();
      bytes -= oldest.size();
      floor = oldest.eventId() == null ? floor : oldest.eventId();
    }
  }

  /** Kept events up to this one are not here any more, or never were; all later ones are. */
  long floor() {
    return floor;
  }

  /** The place of somebody who was told the kept events up to one. */
  long placeAfter(long eventId) {
    long place = next;
    long number = next;
    for (Iterator<Frame> newestFirst = frames.descendingIterator(); newestFirst.hasNext();) {
      Long id = newestFirst.next().eventId();
      number--;
      if (id != null && id <= eventId) {
        break;
      }
      if (id != null) {
        place = number;
      }
    }
    return place;
  }

  boolean hasAllFrom(long place) {
    return place >= next - frames.size();
  }

  List<Frame> from(long place) {
    List<Frame> found = new ArrayList<>();
    Iterator<Frame> newestFirst = frames.descendingIterator();
    for (long number = next; number > place; number--) {
      found.add(newestFirst.next());
    }
    Collections.reverse(found);
    return found;
  }

  long end() {
    return next;
  }
}
