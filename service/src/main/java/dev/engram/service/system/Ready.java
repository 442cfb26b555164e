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
  private final EngramProperties properties;

  Ready(BuildProperties build, EngramProperties properties) {
    this.build = build;
    this.properties = properties;
  }

  @EventListener
  void announce(ApplicationReadyEvent event) {
    String url = OwnAddress.of(event.getApplicationContext().getEnvironment());
    switch (properties.role()) {
      case ALL -> log.info("Engram {} is ready: open {} in a browser (API at /v1, its description at /swagger-ui.html)",
          build.getVersion(), url);
      case API -> log.info("Engram {} is ready: open {} in a browser (API at /v1); workers are processes of their own",
          build.getVersion(), url);
      case WORKER -> log.info("Engram {} is ready to work; its health is at {}/readyz", build.getVersion(), url);
    }
  }
}
