package dev.engram.service.system;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the service is. */
@Component
final class Ready {

  private static final Logger log = LoggerFactory.getLogger(Ready.class);

  private final BuildProperties build;

  Ready(BuildProperties build) {
    this.build = build;
  }

  @EventListener
  void announce(ApplicationReadyEvent event) {
    log.info("Engram {} is ready: http://127.0.0.1:{} (API at /v1, its description at /swagger-ui.html)",
        build.getVersion(), event.getApplicationContext().getEnvironment().getProperty("local.server.port"));
  }
}
