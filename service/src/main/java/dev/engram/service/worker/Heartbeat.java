package dev.engram.service.worker;

import dev.engram.api.SystemInfo.Device;
import dev.engram.service.system.RunsJobs;
import dev.engram.service.system.WorkerStore;
import dev.engram.service.system.WorkerStore.StoredWorker;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says every few seconds that this worker is alive, and what it can compute on. */
@Component
@RunsJobs
class Heartbeat {

  private static final long EVERY_MILLIS = 5_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  private final WorkerStore store;
  private final Devices devices;
  private final Slots slots;
  private final WorkMeters meters;
  private final Clock clock;
  private final String workerId;
  private final Persistence persistence = new Persistence(() -> false);

  Heartbeat(WorkerStore store, Devices devices, Slots slots, WorkMeters meters, Clock clock) {
    this.store = store;
    this.devices = devices;
    this.slots = slots;
    this.meters = meters;
    this.clock = clock;
    this.workerId = hostName() + "-" + ProcessHandle.current().pid();
  }

  @PostConstruct
  void start() {
    store.removeBefore(clock.instant().minus(FORGOTTEN_AFTER));
    beat();
  }

  /** One that finds the store away is missed; the next one sets that right. */
  @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
  void beatIfPossible() {
    if (!persistence.tryOnce(this::beat)) {
      meters.heartbeatMissed();
    }
  }

  private void beat() {
    store.heartbeat(new StoredWorker(workerId, devices.all().stream().map(Heartbeat::describe).toList(), slots.count(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }

  /** Where the store is away, the others miss this worker by its heartbeats. */
  @PreDestroy
  void stop() {
    persistence.tryOnce(() -> store.remove(workerId));
  }

  private static Device describe(ComputeDevice device) {
    return new Device(device.id(), device.name(), boxed(device.totalBytes()), boxed(device.freeBytes()));
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost"; // the machine has no name; the process id still tells workers apart
    }
  }
}
