package dev.engram.service.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.SystemInfo.Device;
import dev.engram.service.system.WorkerStore.StoredWorker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveWorkersTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Device GPU = new Device("cuda:0", "H200", 1L, 1L);
  private static final Device CPU = new Device("cpu", "of the first", 1L, 1L);
  private static final Device OTHER_CPU = new Device("cpu", "of the second", 2L, 2L);

  private final List<StoredWorker> stored = new ArrayList<>();
  private final LiveWorkers workers = new LiveWorkers(new Workers(stored), Clock.fixed(NOON, ZoneOffset.UTC));

  private record Workers(List<StoredWorker> stored) implements WorkerStore {

    @Override
    public List<StoredWorker> since(Instant oldestHeartbeat) {
      return stored.stream().filter(worker -> !worker.lastHeartbeat().isBefore(oldestHeartbeat)).toList();
    }

    @Override
    public void heartbeat(StoredWorker worker) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void removeBefore(Instant oldestHeartbeat) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aWorkerThatHasBeenSilentForHalfAMinuteIsGone() {
    stored.add(new StoredWorker("alive", List.of(CPU), 2, NOON.minusSeconds(30)));
    stored.add(new StoredWorker("silent", List.of(GPU), 1, NOON.minusSeconds(30).minusMillis(1)));
    assertThat(workers.workers()).extracting(StoredWorker::id).containsExactly("alive");
    assertThat(workers.all()).containsExactly(CPU);
  }

  @Test
  void aDeviceThatTwoWorkersHaveIsThereOnce() {
    stored.add(new StoredWorker("first", List.of(CPU), 2, NOON));
    stored.add(new StoredWorker("second", List.of(GPU, OTHER_CPU), 1, NOON));
    assertThat(workers.all()).containsExactly(CPU, GPU);
  }

  @Test
  void withoutWorkersThereIsNoDevice() {
    assertThat(workers.all()).isEmpty();
  }
}
