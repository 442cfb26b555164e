package dev.engram.service.system;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/** Where this process can be called from its own machine. */
public final class OwnAddress {

  private OwnAddress() {}

  /** With the port that it got, so after the server has started. */
  public static String of(Environment environment) {
    String scheme = environment.containsProperty("server.ssl.key-store")
        || environment.containsProperty("server.ssl.bundle")
        || environment.containsProperty("server.ssl.certificate") ? "https" : "http";
    return "%s://%s:%s".formatted(scheme, host(environment.getProperty("server.address", "")),
        environment.getProperty("local.server.port"));
  }

  private static String host(String address) {
    try {
      InetAddress bound = InetAddress.getByName(address.isEmpty() ? "0.0.0.0" : address);
      if (bound.isAnyLocalAddress()) {
        return "127.0.0.1";
      }
      String host = bound.getHostAddress();
      return host.contains(":") ? "[" + host + "]" : host;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the server is bound to it", e);
    }
  }
}
