package dev.engram.service.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.engram.service.system.EngramProperties;
import dev.engram.service.system.EngramProperties.Role;
import dev.engram.service.system.MovedStore;
import dev.engram.service.system.OnEmbeddedStore;
import dev.engram.service.system.RefusedStart;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The H2 file in the data folder, where no other database is configured. */
@Configuration(proxyBeanMethods = false)
@OnEmbeddedStore
class EmbeddedStore {

  /**
   * With its default write delay H2 loses acknowledged writes when the process is killed; with none it loses nothing.
   */
  private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

  private static final String OTHER_FOLDER = "Give the service a folder that it may write with --engram.data=DIR.";

  static Path folder(EngramProperties properties) {
    return properties.data().toAbsolutePath().normalize();
  }

  @Bean
  JdbcConnectionDetails embeddedStoreDetails(EngramProperties properties) {
    if (properties.role() != Role.ALL) {
      throw new RefusedStart(
          "engram.role is %s, and there is no database that others could share: spring.datasource.url is not set."
              .formatted(properties.role().name().toLowerCase(Locale.ROOT)),
          "Set spring.datasource.url to a PostgreSQL, or leave engram.role out: then this process answers and works alone.");
    }
    refuseMoved(new MovedStore(folder(properties)));
    String url = "jdbc:h2:file:" + created(folder(properties)).resolve("engram") + OPTIONS;
    return new JdbcConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return url;
      }

      @Override
      public String getUsername() {
        return "engram";
      }

      @Override
      public String getPassword() {
        return "";
      }
    };
  }

  private static void refuseMoved(MovedStore store) {
    store.url().ifPresent(url -> {
      throw new RefusedStart(store.reason(url),
          "Start the service with '--spring.datasource.url=%s', or with another --engram.data=DIR. To go on with the copy that was left here, delete %s."
              .formatted(url, store.mark()));
    });
  }

  private static Path created(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "can-be-written", ""));
      return folder;
    } catch (FileAlreadyExistsException e) {
      throw new RefusedStart("The data folder %s is not a folder.".formatted(folder), OTHER_FOLDER);
    } catch (IOException e) {
      throw new RefusedStart("No file can be written in the data folder %s.".formatted(folder), OTHER_FOLDER);
    }
  }

  @Bean
  static BeanPostProcessor evictionOfClosedDatabases() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
          pool.setExceptionOverride(new ClosedDatabase());
        }
        return bean;
      }
    };
  }
}
