package dev.engram.service.event;

import dev.engram.api.Event;
import dev.engram.service.event.Broadcast.Missed;
import dev.engram.service.event.Broadcast.News;
import dev.engram.service.event.Broadcast.Over;
import dev.engram.service.event.Broadcast.Silence;
import dev.engram.service.job.StoreOutage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who follows a job or a sweep: is told each kept event once and in order, from the store as long as the
 * broadcast is ahead of it, and then from the broadcast, which also has what is told live alone.
 */
public final class Follower {

  private static final Logger log = LoggerFactory.getLogger(Follower.class);

  private final Watch watch;
  private final Broadcasts broadcasts;
  private final Duration heartbeat;
  private final JsonMapper mapper;
  private long told;

  Follower(Watch watch, long told, Broadcasts broadcasts, Duration heartbeat, JsonMapper mapper) {
    this.watch = watch;
    this.told = told;
    this.broadcasts = broadcasts;
    this.heartbeat = heartbeat;
    this.mapper = mapper;
  }

  /**
   * Writes events as they come, until there are no more, the service stops or the store is away: whoever then comes back
   * with the last id goes on where this ended.
   *
   * @throws IOException where nobody reads any more
   */
  public void tell(OutputStream out) throws IOException {
    try {
      write(Frame.COMMENT, out);
      out.flush(); // the answer has begun, also where nothing happens for long
      Broadcast broadcast = broadcasts.join(watch, watch.newest());
      try {
        follow(broadcast, out);
      } finally {
        broadcasts.leave(broadcast);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      if (!StoreOutage.is(failure)) {
        throw failure;
      }
      log.debug("The job store is away; a follower of {} has to come back", watch.id(), failure);
    }
  }

  private void catchUp(OutputStream out) throws IOException {
    List<Event> page;
    do {
      page = watch.after(told);
      for (Event event : page) {
        write(Frame.of(event, mapper), out);
      }
      out.flush();
    } while (page.size() == Watch.PAGE);
  }

  private void follow(Broadcast broadcast, OutputStream out) throws IOException, InterruptedException {
    long place = takePlace(broadcast, out);
    while (true) {
      switch (broadcast.await(place, heartbeat)) {
        case News news -> {
          for (Frame frame : news.frames()) {
            write(frame, out);
          }
          place = news.place();
        }
        case Missed missed -> place = takePlace(broadcast, out);
        case Silence silence -> write(Frame.COMMENT, out);
        case Over over -> {
          if (over.end().isPresent()) {
            write(over.end().get(), out);
          }
          out.flush();
          return;
        }
      }
      out.flush();
    }
  }

  private long takePlace(Broadcast broadcast, OutputStream out) throws IOException {
    OptionalLong place = broadcast.placeAfter(told);
    while (place.isEmpty()) {
      long floor = broadcast.floor();
      catchUp(out);
      told = Math.max(told, floor); // those up to it that the store does not have were deleted
      place = broadcast.placeAfter(told);
    }
    Optional<Frame> standing = broadcast.standing();
    if (standing.isPresent()) {
      write(standing.get(), out);
    }
    return place.getAsLong();
  }

  private void write(Frame frame, OutputStream out) throws IOException {
    Long eventId = frame.eventId();
    if (eventId != null && eventId <= told) {
      return;
    }
    frame.writeTo(out);
    told = eventId == null ? told : eventId;
  }
}
