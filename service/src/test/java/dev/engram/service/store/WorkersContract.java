package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.SystemInfo.Device;
import dev.engram.service.system.WorkerStore;
import dev.engram.service.system.WorkerStore.StoredWorker;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every database must do for workers. */
@SpringBootTest(classes = StoreSlice.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class WorkersContract {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");
  private static final List<Device> DEVICES = List.of(new Device("cuda:0", "H200 \"fast\"", 1L << 40, 5L),
      new Device("cpu", "a CPU, 2 cores", null, null));

  @Autowired
  private WorkerStore store;

  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void empty() {
    jdbc.sql("delete from worker").update();
  }

  private static StoredWorker worker(String id, Instant heartbeat) {
    return new StoredWorker(id, DEVICES, 2, heartbeat);
  }

  @Test
  void findsAWorkerAsItSaidItWas() {
    store.heartbeat(worker("a", NOON));
    assertThat(store.since(NOON)).containsExactly(worker("a", NOON));
  }

  @Test
  void aWorkerIsThereOnceHoweverOftenItSaysSo() {
    store.heartbeat(worker("a", NOON));
    StoredWorker changed = new StoredWorker("a", List.of(), 7, NOON.plusSeconds(5));
    store.heartbeat(changed);
    assertThat(store.since(NOON)).containsExactly(changed);
  }

  @Test
  void forgetsWhoWasSilentForLong() {
    store.heartbeat(worker("b", NOON));
    store.heartbeat(worker("a", NOON.plusSeconds(1)));
    assertThat(store.since(NOON)).extracting(StoredWorker::id).containsExactly("a", "b");
    assertThat(store.since(NOON.plusMillis(1))).extracting(StoredWorker::id).containsExactly("a");
    assertThat(store.since(NOON.plusSeconds(2))).isEmpty();

    store.removeBefore(NOON.plusSeconds(1));
    assertThat(store.since(Instant.EPOCH)).extracting(StoredWorker::id).containsExactly("a");
  }

  @Test
  void aWorkerThatLeavesIsGone() {
    store.heartbeat(worker("a", NOON));
    store.heartbeat(worker("b", NOON));
    store.remove("a");
    store.remove("never there");
    assertThat(store.since(NOON)).extracting(StoredWorker::id).containsExactly("b");
  }
}
