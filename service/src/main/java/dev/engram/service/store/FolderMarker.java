package dev.engram.service.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the folder with this store's checkpoints from any other, such as the place where it should have been mounted: in
 * it is an empty file whose name the store knows.
 */
@Component
final class FolderMarker {

  private static final String SETTING = "checkpoint folder";

  private final JdbcClient jdbc;
  private final TransactionTemplate alone;

  FolderMarker(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.alone = new TransactionTemplate(transactions);
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Its name; empty before the first checkpoint was written to a folder. */
  Optional<String> name() {
    return jdbc.sql("select setting_value from store_setting where name = :name")
        .param("name", SETTING)
        .query(String.class)
        .optional();
  }

  /**
   * Makes sure that this is the folder.
   *
   * @throws DataAccessResourceFailureException where it is another one, or is not there
   */
  void verify(Path folder) {
    String name = name().or(() -> adopt(folder)).or(this::name).orElseThrow();
    if (!Files.exists(folder.resolve(name))) {
      throw new DataAccessResourceFailureException(missing(folder, name));
    }
  }

  static String missing(Path folder, String name) {
    return "%s is not the folder with this store's checkpoints: there is no file %s in it.".formatted(folder, name);
  }

  /** Of several processes that do so at the same moment the first one is right. */
  private Optional<String> adopt(Path folder) {
    String name = "engram-" + UUID.randomUUID();
    try {
      Files.createDirectories(folder);
      Files.createFile(folder.resolve(name));
      alone.executeWithoutResult(status -> jdbc.sql("insert into store_setting values (:name, :value)")
          .param("name", SETTING)
          .param("value", name)
          .update());
      return Optional.of(name);
    } catch (DuplicateKeyException another) {
      folder.resolve(name).toFile().delete();
      return Optional.empty();
    } catch (IOException e) {
      throw new DataAccessResourceFailureException("No file can be written in " + folder, e);
    }
  }
}
