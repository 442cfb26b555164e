package dev.engram.service.security;

import dev.engram.service.access.KeyPolicy;
import dev.engram.service.key.Holders;
import dev.engram.service.key.KeySettings;
import dev.engram.service.system.EngramProperties;
import dev.engram.service.system.EngramProperties.Role;
import dev.engram.service.system.RefusedStart;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to start where others could call whom nobody asks who they are. */
@Component
final class SafeAddress {

  private static final String MANAGEMENT_PORT = "management.server.port";

  SafeAddress(ServerProperties server, Environment environment, EngramProperties properties, KeyPolicy policy,
      KeySettings settings, Holders holders) {
    if (settings.canAdminKeyBeGuessed()) {
      throw new RefusedStart(
          "engram.security.admin-key is shorter than %d characters, or has others than visible ones of ASCII."
              .formatted(KeySettings.SHORTEST_ADMIN_KEY),
          "Set it to egm_ and the output of openssl rand -hex 32.");
    }
    // a port of its own is served by another server, outside LoopbackGuard
    if (!policy.keysRequired() && environment.containsProperty(MANAGEMENT_PORT)) {
      throw new RefusedStart(
          MANAGEMENT_PORT + " is set: where no keys are required, Engram keeps /actuator on its own port.",
          "Leave %s out, or set engram.security.require-keys=true.".formatted(MANAGEMENT_PORT));
    }
    // a worker answers nothing but whether it is well
    if (policy.keysRequired() && properties.role() != Role.WORKER && !holders.areThereAny()) {
      if (server.getAddress() != null && server.getAddress().isLoopbackAddress()) {
        throw new RefusedStart("engram.security.require-keys is true, and there is no key yet.",
            "Start once without it and give a key out, ./engram keys add NAME --role admin; or give the first key in the setting engram.security.admin-key.");
      }
      throw new RefusedStart(
          "server.address is %s, where callers need an API key, and there is no key yet.".formatted(
              name(server.getAddress())),
          """
              Do one of these:
              - give the first key in a setting: --engram.security.admin-key=egm_$(openssl rand -hex 32), or a file of that \
              name in a folder that spring.config.import=configtree:FOLDER/ names;
              - start on 127.0.0.1, where no key is needed, and give one out: ./engram keys add NAME --role admin;
              - stay on 127.0.0.1 and use a tunnel: ssh -L 8080:127.0.0.1:8080 HOST.""");
    }
  }

  private static String name(@Nullable InetAddress address) {
    return address == null ? "empty, which means every address" : address.getHostAddress();
  }
}
