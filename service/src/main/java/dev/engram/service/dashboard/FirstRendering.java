package dev.engram.service.dashboard;

import dev.engram.service.access.KeyPolicy;
import dev.engram.service.system.AnswersCallers;
import dev.engram.service.system.OwnAddress;
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
  private static final List<String> WITHOUT_KEY = List.of("/login");

  private final KeyPolicy policy;

  FirstRendering(KeyPolicy policy) {
    this.policy = policy;
  }

  @EventListener
  void start(ApplicationReadyEvent event) {
    String here = OwnAddress.of(event.getApplicationContext().getEnvironment());
    List<String> pages = policy.keysRequired() ? WITHOUT_KEY : PAGES;
    Thread.ofVirtual()
        .name("first-rendering")
        .start(() -> pages.forEach(page -> render(here + page)));
  }

  private static void render(String address) {
    try (InputStream page = URI.create(address).toURL().openStream()) {
      page.readAllBytes();
    } catch (IOException failure) {
      log.debug("{} was not rendered ahead", address, failure);
    }
  }
}
