package dev.engram.service.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started this process on port 0 which port it got. */
@Component
final class PortFile {

  private final EngramProperties properties;

  PortFile(EngramProperties properties) {
    this.properties = properties;
  }

  /** Written whole or not at all, so that a reader never sees half a number. */
  @EventListener
  void write(WebServerInitializedEvent event) throws IOException {
    Path file = properties.portFile();
    if (file == null || event.getApplicationContext().getServerNamespace() != null) {
      return;
    }
    Path whole = file.toAbsolutePath();
    Path draft = Files.createTempFile(whole.getParent(), whole.getFileName().toString(), ".draft");
    Files.writeString(draft, String.valueOf(event.getWebServer().getPort()));
    Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
