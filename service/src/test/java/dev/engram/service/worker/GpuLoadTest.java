package dev.engram.service.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuLoadTest {

  private static final class SetClock extends Clock {

    private Instant now = Instant.EPOCH.plus(Duration.ofDays(1));

    void pass(long seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @TempDir
  private Path folder;

  private final SetClock clock = new SetClock();
  private final Deque<Runnable> aside = new ArrayDeque<>();
  private GpuLoad load;

  @BeforeEach
  void install() throws IOException {
    Path tool = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\necho '0, GPU-1, 50'\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    load = new GpuLoad(new NvidiaSmi(tool.toString(), null), aside::add, clock);
  }

  @Test
  void nobodyWaitsForTheDriver() {
    assertThat(load.of(0)).isNaN();
    aside.remove().run();
    assertThat(load.of(0)).isEqualTo(0.5);
    assertThat(load.of(1)).isNaN();
  }

  @Test
  void theDriverIsAskedFromTimeToTimeAndWhenItHasAnswered() {
    load.of(0);
    clock.pass(20);
    load.of(0);
    assertThat(aside).hasSize(1);
    aside.remove().run();
    load.of(0);
    assertThat(aside).hasSize(1);
    aside.remove().run();
    clock.pass(4);
    load.of(0);
    assertThat(aside).isEmpty();
    clock.pass(1);
    load.of(0);
    assertThat(aside).hasSize(1);
  }

  @Test
  void whatWasSaidLongAgoIsNotTold() {
    load.of(0);
    aside.remove().run();
    clock.pass(60);
    assertThat(load.of(0)).isNaN();
  }
}
