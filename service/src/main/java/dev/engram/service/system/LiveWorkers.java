package dev.engram.service.system;

import dev.engram.api.SystemInfo.Device;
import dev.engram.service.job.AvailableDevices;
import dev.engram.service.system.WorkerStore.StoredWorker;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The workers that have been heard of lately. */
@Component
public final class LiveWorkers implements AvailableDevices {

  /** A worker that was not heard of for this long counts as gone. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  private final WorkerStore store;
  private final Clock clock;

  LiveWorkers(WorkerStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  public List<StoredWorker> workers() {
    return store.since(clock.instant().minus(SILENCE));
  }

  @Override
  public int slots() {
    return workers().stream().mapToInt(StoredWorker::slots).sum();
  }

  @Override
  public List<Device> all() {
    Map<String, Device> byId = new LinkedHashMap<>();
    workers().forEach(worker -> worker.devices().forEach(device -> byId.putIfAbsent(device.id(), device)));
    return List.copyOf(byId.values());
  }
}
