package dev.engram.service.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks the service in the same container whether it is ready; ends with 0 where it is, else with 1.
 *
 * <p>A container engine runs this every few seconds in a JVM of its own, so it loads next to nothing: a socket and a line
 * of HTTP/1.0 rather than a client.
 */
public final class HealthCheck {

  private static final String PORT = "MANAGEMENT_SERVER_PORT";
  static final String DEFAULT_PORT = "9090";
  private static final String READINESS = "/actuator/health/readiness";
  private static final int TIMEOUT_MILLIS = 4000;

  private HealthCheck() {}

  /** @param arguments none, or the port to ask */
  public static void main(String[] arguments) {
    String port = arguments.length > 0 ? arguments[0] : System.getenv().getOrDefault(PORT, DEFAULT_PORT);
    String answer = ask(port);
    System.out.println(answer);
    System.exit(isHealthy(answer) ? 0 : 1);
  }

  static boolean isHealthy(String answer) {
    return answer.startsWith("HTTP/1.1 200");
  }

  /** The first line of the answer, or why there is none. */
  static String ask(String port) {
    try {
      return statusLine(Integer.parseInt(port));
    } catch (NumberFormatException e) {
      return "no answer on port " + port + ": that is no port";
    } catch (IOException e) {
      return "no answer on port " + port + ": " + e.getMessage();
    }
  }

  private static String statusLine(int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      String request = "GET " + READINESS + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String line = answer.readLine();
      if (line == null) {
        throw new IOException("it closed the connection");
      }
      return line;
    }
  }
}
