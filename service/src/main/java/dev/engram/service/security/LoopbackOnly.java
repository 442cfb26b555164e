package dev.engram.service.security;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Anything but loopback needs API keys, which this version does not have: it refuses to start there. */
@Component
final class LoopbackOnly {

  LoopbackOnly(ServerProperties server) {
    InetAddress address = server.getAddress();
    if (address == null || !address.isLoopbackAddress()) {
      throw new RefusedAddressException(address);
    }
  }

  /** The service was told to listen where others than this machine's users could reach it. */
  static final class RefusedAddressException extends RuntimeException {

    RefusedAddressException(@Nullable InetAddress address) {
      super("server.address is %s: without API keys, which come with a later version, Engram binds to loopback only."
          .formatted(address == null ? "empty, which means every address" : address.getHostAddress()));
    }
  }

  /** Says so in words, without a stack trace. */
  static final class Analyzer extends AbstractFailureAnalyzer<RefusedAddressException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, RefusedAddressException cause) {
      return new FailureAnalysis(cause.getMessage(), "Leave server.address out, or set it to 127.0.0.1. From another"
          + " machine, reach Engram through a tunnel: ssh -L 8080:127.0.0.1:8080 HOST.", cause);
    }
  }
}
