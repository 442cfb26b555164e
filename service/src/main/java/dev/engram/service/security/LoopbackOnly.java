package dev.engram.service.security;

import java.net.InetAddress;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Anything but loopback needs API keys, which this version does not have: it refuses to start there. */
@Component
final class LoopbackOnly {

  LoopbackOnly(ServerProperties server) {
    InetAddress address = server.getAddress();
    if (address == null || !address.isLoopbackAddress()) {
      throw new IllegalStateException(
          "server.address is %s: without API keys, which come with a later version, Engram binds to loopback only"
              .formatted(address));
    }
  }
}
