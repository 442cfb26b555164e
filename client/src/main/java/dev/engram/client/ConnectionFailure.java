package dev.engram.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts into words why there is no answer; the JDK's own exceptions mostly have no message. */
final class ConnectionFailure {

  private ConnectionFailure() {}

  static ConnectionException explain(String baseUrl, Duration timeout, IOException cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return unreachable(baseUrl, "no connection in time", cause);
    }
    if (cause instanceof HttpTimeoutException) {
      return new ConnectionException("no answer from " + baseUrl + " within " + timeout.toSeconds()
          + " s; it may still carry the request out", cause);
    }
    if (cause instanceof ConnectException) {
      boolean unknownHost = Stream.<Throwable>iterate(cause, Objects::nonNull, Throwable::getCause)
          .anyMatch(UnresolvedAddressException.class::isInstance);
      return unreachable(baseUrl, unknownHost ? "unknown host" : "connection refused", cause);
    }
    return new ConnectionException("the connection to " + baseUrl + " broke before the answer: " + cause.getMessage(),
        cause);
  }

  private static ConnectionException unreachable(String baseUrl, String reason, IOException cause) {
    return new ConnectionException("can't reach an Engram service at " + baseUrl + " (" + reason
        + "); start one with \"engram serve\", or set ENGRAM_URL to where it runs", cause);
  }
}
