package dev.engram.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an answer that comes little by little. Each piece of it is asked for when the one before is used up, so that
 * one is in memory. Unlike a stream of the JDK, it notices silence, and an interrupt ends the waiting.
 */
final class EventLines implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

  private static final byte NEWLINE = '\n';

  /**
   * What the connection brought.
   *
   * @param last nothing follows: it has ended, broken or been closed
   */
  private record Piece(List<ByteBuffer> buffers, boolean last, @Nullable Throwable failure) {}

  private final Duration longestSilence;
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Piece current = new Piece(List.of(), false, null);
  private volatile Flow.@Nullable Subscription subscription;

  EventLines(Duration longestSilence) {
    this.longestSilence = longestSilence;
  }

  /**
   * Sends a request whose answer is to be read in lines. The JDK's own timeout of a request may cover its whole answer, which
   * here has no end that could be told beforehand.
   *
   * @param timeout until it begins
   */
  static HttpResponse<EventLines> open(HttpClient http, HttpRequest request, Duration timeout, Duration longestSilence)
      throws IOException, InterruptedException {
    EventLines lines = new EventLines(longestSilence);
    HttpResponse.BodyHandler<EventLines> handler = answer -> BodySubscribers
        .mapping(BodySubscribers.ofPublisher(), publisher -> {
          publisher.subscribe(lines);
          return lines;
        });
    CompletableFuture<HttpResponse<EventLines>> answer = http.sendAsync(request, handler);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no answer within " + timeout.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      if (!answer.isDone()) {
        answer.cancel(true);
      }
    }
  }

  /**
   * The next line without its end; empty where there are no more.
   *
   * @throws IOException where the connection broke, or nothing came for too long
   */
  Optional<String> next() throws IOException, InterruptedException {
    while (true) {
      for (ByteBuffer buffer : current.buffers()) {
        while (buffer.hasRemaining()) {
          byte next = buffer.get();
          if (next == NEWLINE) {
            return Optional.of(withoutCarriageReturn(take()));
          }
          line.write(next);
        }
      }
      if (current.last()) {
        return Optional.empty();
      }
      current = await();
    }
  }

  /** All that is left. */
  byte[] rest() throws IOException, InterruptedException {
    StringBuilder rest = new StringBuilder();
    for (Optional<String> next = next(); next.isPresent(); next = next()) {
      rest.append(next.get()).append('\n');
    }
    return rest.append(take()).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String withoutCarriageReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private String take() {
    String taken = line.toString(StandardCharsets.UTF_8);
    line.reset();
    return taken;
  }

  private Piece await() throws IOException, InterruptedException {
    Flow.Subscription source = subscription;
    if (source != null) {
      source.request(1);
    }
    Piece piece = pieces.poll(longestSilence.toMillis(), TimeUnit.MILLISECONDS);
    if (piece == null) {
      throw new HttpTimeoutException("nothing came for " + longestSilence.toSeconds() + " s");
    }
    if (piece.failure() != null) {
      throw new IOException(piece.failure().getMessage(), piece.failure());
    }
    return piece;
  }

  @Override
  public void onSubscribe(Flow.Subscription source) {
    subscription = source;
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    pieces.add(new Piece(buffers, false, null));
  }

  @Override
  public void onError(Throwable failure) {
    pieces.add(new Piece(List.of(), true, failure));
  }

  @Override
  public void onComplete() {
    pieces.add(new Piece(List.of(), true, null));
  }

  /** Lets go of the connection; whoever waits for a line is told that there are no more. */
  @Override
  public void close() {
    Flow.Subscription source = subscription;
    if (source != null) {
      source.cancel();
    }
    onComplete();
  }
}
