package dev.engram.service.event;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The other end of a stream: reads at once, or only when a test lets it, or has left. */
final class Reader extends OutputStream {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StringBuffer text = new StringBuffer();
  private volatile CountDownLatch stalled = new CountDownLatch(0);
  private volatile boolean gone;
  private volatile @Nullable Throwable failure;
  private @Nullable Thread thread;

  static Reader of(Follower follower) {
    Reader reader = new Reader();
    reader.thread = Thread.ofVirtual().start(() -> {
      try {
        follower.tell(reader);
      } catch (IOException | RuntimeException caught) {
        reader.failure = caught;
      }
    });
    return reader;
  }

  @Override
  public void write(int one) {
    throw new UnsupportedOperationException("whole frames are written");
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    try {
      stalled.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    if (gone) {
      throw new IOException("nobody reads any more");
    }
    text.append(new String(bytes, StandardCharsets.UTF_8));
  }

  Reader stall() {
    stalled = new CountDownLatch(1);
    return this;
  }

  void goOn() {
    stalled.countDown();
  }

  void leave() {
    gone = true;
    stalled.countDown();
  }

  /** The ids of the kept events that it was told, and of the end. */
  List<Long> ids() {
    return text.toString()
        .lines()
        .filter(line -> line.startsWith("id: "))
        .map(line -> Long.valueOf(line.substring(4)))
        .toList();
  }

  boolean heard(String words) {
    return text.indexOf(words) >= 0;
  }

  long comments() {
    return text.toString().lines().filter(line -> line.equals(":")).count();
  }

  Reader awaitUntil(BooleanSupplier condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(condition::getAsBoolean);
    return this;
  }

  /** Waits until nothing more is told, and tells what then went wrong. */
  @Nullable
  Throwable awaitOver() {
    Thread telling = Objects.requireNonNull(thread);
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> !telling.isAlive());
    return failure;
  }
}
