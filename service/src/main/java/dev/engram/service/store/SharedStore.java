package dev.engram.service.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.engram.service.system.OnEmbeddedStore;
import dev.engram.service.system.RefusedStart;
import java.util.Properties;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The PostgreSQL that processes share. */
@Configuration(proxyBeanMethods = false)
@Conditional(SharedStore.Url.class)
class SharedStore {

  private static final String URL = "spring.datasource.url";

  static final class Url implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !new OnEmbeddedStore.NoUrl().matches(context, metadata);
    }
  }

  /**
   * A machine that vanishes in the middle of a transaction leaves its locks, and a database that does so never answers:
   * within some minutes each must be sure of the other.
   */
  @Bean
  static BeanPostProcessor patience(Environment environment) {
    String url = environment.getRequiredProperty(URL);
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new RefusedStart("%s is %s: Engram keeps its jobs in PostgreSQL, or in a file of its own.".formatted(URL,
          url.replaceFirst("[?;].*", "")),
          "Set it to jdbc:postgresql://HOST/DATABASE, or leave it out and name a folder with --engram.data=DIR.");
    }
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
          Properties properties = pool.getDataSourceProperties();
          properties.putIfAbsent("tcpKeepAlive", "true");
          properties.putIfAbsent("socketTimeout", "300");
          properties.putIfAbsent("options", "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
              + " -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3");
        }
        return bean;
      }
    };
  }
}
