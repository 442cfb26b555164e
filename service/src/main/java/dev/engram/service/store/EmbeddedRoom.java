package dev.engram.service.store;

import dev.engram.service.job.StoreOutage;
import dev.engram.service.system.OnEmbeddedStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes room in the embedded store's file. Each commit of H2 is a block of the file, which is free again when nothing in
 * it is needed; so a few rows of metrics keep the place of a checkpoint that is long gone. H2 writes such rows together in
 * the thread that commits late, which a store that commits at once does not have.
 */
@Component
@OnEmbeddedStore
class EmbeddedRoom {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedRoom.class);
  private static final int NEEDED_PERCENT = 50;
  private static final int BYTES_AT_ONCE = 4 << 20;
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final JdbcTemplate jdbc;

  EmbeddedRoom(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
  void make() {
    try {
      StoreOutage.skipWhileAway(() -> jdbc.execute(EmbeddedRoom::makeIn), log);
    } catch (MVStoreException closed) {
      log.debug("Room is made another time", closed);
    }
  }

  private static Void makeIn(Connection connection) throws SQLException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    MVStore file = session.getDatabase().getStore().getMvStore();
    long end = System.nanoTime() + LONGEST.toNanos();
    while (file.compact(NEEDED_PERCENT, BYTES_AT_ONCE) && System.nanoTime() < end) {
      // as long as there is more to do
    }
    return null;
  }
}
