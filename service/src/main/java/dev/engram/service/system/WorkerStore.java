package dev.engram.service.system;

import dev.engram.api.SystemInfo.Device;
import java.time.Instant;
import java.util.List;

/** Where workers say that they are alive. */
public interface WorkerStore {

  /** A worker as it last said it was. */
  record StoredWorker(String id, List<Device> devices, int slots, Instant lastHeartbeat) {}

  void heartbeat(StoredWorker worker);

  List<StoredWorker> since(Instant oldestHeartbeat);

  void remove(String id);

  void removeBefore(Instant oldestHeartbeat);
}
