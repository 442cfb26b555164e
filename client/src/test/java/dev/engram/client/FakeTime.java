package dev.engram.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that only sleeping moves. */
public final class FakeTime implements Sleeper, InstantSource {

  private Instant now = Instant.parse("2026-11-01T12:03:00Z");
  private final List<Duration> sleeps = new ArrayList<>();

  @Override
  public void sleep(Duration duration) {
    sleeps.add(duration);
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  public List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}
