package dev.engram.service.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.engram.service.system.EngramProperties;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The H2 file in the data folder, where no other database is configured: no URL can have the value asked for here. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
class EmbeddedStore {

  /**
   * With its default write delay H2 loses acknowledged writes when the process is killed; with none it loses nothing.
   */
  private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

  @Bean
  JdbcConnectionDetails embeddedStoreDetails(EngramProperties properties) {
    String url = "jdbc:h2:file:" + properties.data().toAbsolutePath().resolve("engram") + OPTIONS;
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
