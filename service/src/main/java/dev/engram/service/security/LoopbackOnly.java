package dev.engram.service.security;

import dev.engram.service.system.RefusedStart;
import java.net.InetAddress;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Anything but loopback needs API keys, which this version does not have: it refuses to start there. */
@Component
final class LoopbackOnly {

  private static final String MANAGEMENT_PORT = "management.server.port";

  LoopbackOnly(ServerProperties server, Environment environment) {
    // a port of its own would be served by another server, outside this guard's address and filters
    if (environment.containsProperty(MANAGEMENT_PORT)) {
      throw new RefusedStart(
          MANAGEMENT_PORT + " is set: without API keys, Engram keeps /actuator on its own port.",
          "Leave " + MANAGEMENT_PORT + " out.");
    }
    InetAddress address = server.getAddress();
    if (address == null || !address.isLoopbackAddress()) {
      throw new RefusedStart(
          "server.address is %s: without API keys, which come with a later version, Engram binds to loopback only."
              .formatted(address == null ? "empty, which means every address" : address.getHostAddress()),
          "Leave server.address out, or set it to 127.0.0.1. From another machine, reach Engram through a tunnel:"
              + " ssh -L 8080:127.0.0.1:8080 HOST.");
    }
  }
}
