package dev.engram.service.dashboard;

import dev.engram.service.system.AnswersCallers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks for some pages once: the first rendering takes ten times as long as the next ones, and nobody should wait for it. */
@Component
@AnswersCallers
final class FirstRendering {

  private static final Logger log = LoggerFactory.getLogger(FirstRendering.class);
  private static final List<String> PAGES = List.of("/", "/jobs/new", "/system");

  @EventListener
  void start(ApplicationReadyEvent event) {
    String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
    Thread.ofVirtual()
        .name("first-rendering")
        .start(() -> PAGES.forEach(page -> render("http://127.0.0.1:" + port + page)));
  }

  private static void render(String address) {
    try (InputStream page = URI.create(address).toURL().openStream()) {
      page.readAllBytes();
    } catch (IOException failure) {
      log.debug("{} was not rendered ahead", address, failure);
    }
  }
}
