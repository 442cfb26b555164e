package dev.engram.service.store;

import dev.engram.api.SystemInfo.Device;
import dev.engram.service.system.WorkerStore;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code worker}. */
@Repository
@Transactional
class JdbcWorkerStore implements WorkerStore {

  private final JdbcClient jdbc;
  private final Json json;

  JdbcWorkerStore(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Override
  public void heartbeat(StoredWorker worker) {
    String devices = json.write(worker.devices());
    int updated = jdbc.sql("update worker set devices = :devices, slots = :slots, last_heartbeat = :at where id = :id")
        .param("devices", devices)
        .param("slots", worker.slots())
        .param("at", Times.write(worker.lastHeartbeat()))
        .param("id", worker.id())
        .update();
    if (updated == 0) {
      jdbc.sql("insert into worker (id, devices, slots, last_heartbeat) values (:id, :devices, :slots, :at)")
          .param("id", worker.id())
          .param("devices", devices)
          .param("slots", worker.slots())
          .param("at", Times.write(worker.lastHeartbeat()))
          .update();
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<StoredWorker> since(Instant oldestHeartbeat) {
    return jdbc.sql("select * from worker where last_heartbeat >= :oldest order by id")
        .param("oldest", Times.write(oldestHeartbeat))
        .query((row, number) -> new StoredWorker(row.getString("id"),
            List.of(json.read(row.getString("devices"), Device[].class)), row.getInt("slots"),
            Times.read(row, "last_heartbeat")))
        .list();
  }

  @Override
  public void remove(String id) {
    jdbc.sql("delete from worker where id = :id").param("id", id).update();
  }

  @Override
  public void removeBefore(Instant oldestHeartbeat) {
    jdbc.sql("delete from worker where last_heartbeat < :oldest")
        .param("oldest", Times.write(oldestHeartbeat))
        .update();
  }
}
