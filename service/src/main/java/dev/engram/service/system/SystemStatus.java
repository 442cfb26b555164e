package dev.engram.service.system;

import dev.engram.api.SystemInfo;
import dev.engram.api.SystemInfo.Device;
import dev.engram.api.SystemInfo.Queue;
import dev.engram.api.SystemInfo.Worker;
import dev.engram.service.job.JobStore;
import dev.engram.service.job.JobStore.QueueState;
import dev.engram.service.system.WorkerStore.StoredWorker;
import dev.engram.training.device.Devices;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** What this service is and has. */
@Component
public final class SystemStatus {

  private final BuildProperties build;
  private final EngramProperties properties;
  private final Devices devices;
  private final LiveWorkers workers;
  private final JobStore jobs;
  private final Clock clock;

  SystemStatus(BuildProperties build, EngramProperties properties, Devices devices, LiveWorkers workers, JobStore jobs,
      Clock clock) {
    this.build = build;
    this.properties = properties;
    this.devices = devices;
    this.workers = workers;
    this.jobs = jobs;
    this.clock = clock;
  }

  public SystemInfo now() {
    List<StoredWorker> live = workers.workers();
    List<Device> all = workers.all();
    QueueState queue = jobs.queue();
    return new SystemInfo(
        String.valueOf(build.getVersion()),
        properties.role().name().toLowerCase(Locale.ROOT),
        devices.engineVersion(),
        devices.nativeVersion(),
        all,
        all.stream().anyMatch(device -> device.id().startsWith("cuda")),
        live.stream().mapToInt(StoredWorker::slots).sum(),
        live.stream()
            .map(worker -> new Worker(worker.id(), worker.devices().stream().map(Device::id).toList(), worker.slots(),
                worker.lastHeartbeat()))
            .toList(),
        new Queue(queue.depth(),
            queue.oldest().map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1000.0).orElse(null)));
  }
}
