package dev.engram.service.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;

/**
 * Somebody who follows a job over a socket, reads when the pace lets it, and comes back with the last id where the stream
 * breaks. Remembers as little as possible of what it is told, for there are a thousand of them.
 */
final class SocketFollower implements Callable<SocketFollower.Heard> {

  private static final int PATIENCE_MILLIS = 60_000;
  private static final int NEVER = Integer.MAX_VALUE;

  /**
   * What one was told in all.
   *
   * @param kept how many events that have an id
   * @param checksum of these, in the order in which they came
   * @param live how many without an id
   */
  record Heard(int kept, long checksum, int live) {}

  private final int port;
  private final String path;
  private final Pace pace;
  private final int leavesAfter;
  private final CRC32 checksum = new CRC32();
  private long lastId;
  private int kept;
  private int live;

  static SocketFollower whoStays(int port, String path, Pace pace) {
    return new SocketFollower(port, path, pace, NEVER);
  }

  /** @param events that are kept; after so many of each connection */
  static SocketFollower whoLeavesAfter(int events, int port, String path) {
    return new SocketFollower(port, path, Pace.quick(), events);
  }

  private SocketFollower(int port, String path, Pace pace, int leavesAfter) {
    this.port = port;
    this.path = path;
    this.pace = pace;
    this.leavesAfter = leavesAfter;
  }

  @Override
  public Heard call() throws Exception {
    boolean over = false;
    while (!over) {
      over = connect();
    }
    return new Heard(kept, checksum.getValue(), live);
  }

  /** Whether all was told. */
  private boolean connect() throws Exception {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(pace.receiveBuffer());
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      socket.getOutputStream().write(request().getBytes(UTF_8));
      BufferedReader lines = new BufferedReader(new InputStreamReader(pace.of(socket.getInputStream()), UTF_8), 1024);
      String status = lines.readLine();
      if (status != null && status.contains(" 204 ")) {
        return true;
      }
      assertThat(status).contains(" 200 ");
      return read(lines);
    } catch (SocketException cutOff) {
      return false;
    }
  }

  /** As HTTP/1.0, to which the body comes without lengths between its parts. */
  private String request() {
    return "GET %s HTTP/1.0\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\n%s\r\n".formatted(path, port,
        lastId == 0 ? "" : "Last-Event-ID: %d\r\n".formatted(lastId));
  }

  /** An event counts when the empty line behind it has come: a stream may break off within one. */
  private boolean read(BufferedReader lines) throws IOException {
    long id = 0;
    String type = "";
    String data = "";
    int before = kept;
    for (String line = lines.readLine(); line != null && kept - before < leavesAfter; line = lines.readLine()) {
      if (line.startsWith("id: ")) {
        id = Long.parseLong(line.substring("id: ".length()));
      } else if (line.startsWith("event: ")) {
        type = line.substring("event: ".length());
      } else if (line.startsWith("data: ")) {
        data = line.substring("data: ".length());
      } else if (line.isEmpty() && type.equals("end")) {
        assertThat(id).as("the end comes with the last id").isEqualTo(lastId);
        return true;
      } else if (line.isEmpty() && !type.isEmpty()) {
        hear(id, data);
        id = 0;
        type = "";
      }
    }
    return false;
  }

  private void hear(long id, String event) {
    if (id == 0) {
      live++;
      return;
    }
    assertThat(id).isGreaterThan(lastId);
    lastId = id;
    kept++;
    checksum.update(event.getBytes(UTF_8));
  }
}
