package dev.engram.client;

import dev.engram.api.Event;
import dev.engram.client.ServerSentEvents.ServerSentEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happens to a job or a sweep, as it happens, until it has ended.
 *
 * <pre>{@code
 * try (EventStream events = engram.jobs().events(job.id())) {
 *   for (Event event : events) {
 *     System.out.println(event);
 *   }
 * }
 * }</pre>
 *
 * <p>The loop blocks until something happens. A connection that breaks or falls silent is made again, and the service tells
 * what was missed of the kept events, each once and in order; what it tells live alone it does not tell again. A service that
 * stays away for half a minute ends the loop with a {@link ConnectionException} or {@link ServiceUnavailableException}.
 *
 * <p>To be used by one thread; {@link #close} may be called by any, and ends the loop.
 */
public final class EventStream implements Iterable<Event>, AutoCloseable {

  private static final String END = "end";

  private final Transport transport;
  private final Route route;
  private long lastEventId;
  private @Nullable Event ahead;
  private boolean ended;
  private volatile @Nullable ServerSentEvents connection;
  private volatile boolean closed;

  /** @param after the kept event that was heard last; 0 for all */
  EventStream(Transport transport, Route route, long after) {
    this.transport = transport;
    this.route = route;
    this.lastEventId = after;
  }

  /** The newest kept event that the loop has seen: where another stream can go on. */
  public OptionalLong lastEventId() {
    return lastEventId == 0 ? OptionalLong.empty() : OptionalLong.of(lastEventId);
  }

  /** Goes on where the last iterator of this stream stopped. */
  @Override
  public Iterator<Event> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (ahead == null) {
          ahead = await().orElse(null);
        }
        return ahead != null;
      }

      @Override
      public Event next() {
        if (!hasNext() || ahead == null) {
          throw new NoSuchElementException("the stream has ended");
        }
        Event event = ahead;
        ahead = null;
        lastEventId = event.id() == null ? lastEventId : event.id();
        return event;
      }
    };
  }

  private Optional<Event> await() {
    int failures = 0;
    while (!ended && !closed) {
      try {
        Optional<ServerSentEvents> open = connected();
        if (open.isEmpty()) {
          ended = true;
          break;
        }
        Optional<ServerSentEvent> next = open.get().next();
        if (closed) {
          break;
        }
        ServerSentEvent event = next.orElseThrow(() -> new IOException("the stream stopped before its end"));
        failures = 0;
        if (event.type().equals(END)) {
          ended = true;
        } else if (!event.data().isEmpty()) {
          return Optional.of(read(event));
        }
      } catch (IOException broken) {
        recover(++failures, transport.explained(broken));
      } catch (ConnectionException | ServiceUnavailableException failure) {
        recover(++failures, failure);
      } catch (InterruptedException stopped) {
        throw new CallInterruptedException(stopped);
      }
    }
    disconnect();
    return Optional.empty();
  }

  /** Empty where the service has nothing more to tell. */
  private Optional<ServerSentEvents> connected() throws IOException, InterruptedException {
    if (connection == null) {
      connection = transport.follow(route, lastEventId).orElse(null);
    }
    Optional<ServerSentEvents> open = Optional.ofNullable(connection);
    if (closed) { // meanwhile, by another thread
      open.ifPresent(ServerSentEvents::close);
    }
    return open;
  }

  private void recover(int failures, EngramException failure) {
    disconnect();
    transport.pause(transport.patience().waitAfter(failures, failure).orElseThrow(() -> failure));
  }

  private Event read(ServerSentEvent event) {
    Documents documents = transport.documents();
    JsonNode document = documents.object(event.data().getBytes(StandardCharsets.UTF_8))
        .orElseThrow(() -> new UnexpectedAnswerException("an event of " + route + " is no JSON object", null));
    return documents.read(document, Event.class);
  }

  private void disconnect() {
    ServerSentEvents open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }

  /** Lets go of the connection. */
  @Override
  public void close() {
    closed = true;
    disconnect();
  }
}
