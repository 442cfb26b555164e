package dev.engram.service.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.SetClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuLoadTest {

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
    clock.pass(Duration.ofSeconds(20));
    load.of(0);
    assertThat(aside).hasSize(1);
    aside.remove().run();
    load.of(0);
    assertThat(aside).hasSize(1);
    aside.remove().run();
    clock.pass(Duration.ofSeconds(4));
    load.of(0);
    assertThat(aside).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    load.of(0);
    assertThat(aside).hasSize(1);
  }

  @Test
  void whatWasSaidLongAgoIsNotTold() {
    load.of(0);
    aside.remove().run();
    clock.pass(Duration.ofSeconds(60));
    assertThat(load.of(0)).isNaN();
  }
}
