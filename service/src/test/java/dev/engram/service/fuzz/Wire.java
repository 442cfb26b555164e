package dev.engram.service.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends bytes over a connection of their own, be they a request or not, and reads what comes back. */
final class Wire {

  private static final int PATIENCE_MILLIS = 60_000;
  private static final int ATTEMPTS = 3;
  private static final byte[] SOUND = "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      .getBytes(StandardCharsets.US_ASCII);

  private final int port;

  Wire(int port) {
    this.port = port;
  }

  /**
   * Empty where the server has hung up without an answer. It may do so in the middle of a request that it refuses by its
   * first line, and the answer is lost on the way now and then: so it is asked again. After a request of HTTP/0.9 Tomcat
   * leaves the status line out of such a refusal, until it has served a sound request.
   */
  Optional<Reply> send(Request request) throws IOException {
    Optional<Reply> reply = sendOnce(request.bytes());
    for (int attempt = 1; attempt < ATTEMPTS && reply.isEmpty(); attempt++) {
      sendOnce(SOUND);
      reply = sendOnce(request.bytes());
    }
    return reply;
  }

  private Optional<Reply> sendOnce(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
      } catch (IOException refused) {
        // an answer that comes before the request has ended is one as well
      }
      return read(new BufferedInputStream(socket.getInputStream()));
    }
  }

  private static Optional<Reply> read(InputStream stream) throws IOException {
    List<String> head = head(stream);
    while (!head.isEmpty() && head.getFirst().startsWith("HTTP/1.1 1")) {
      head = head(stream);
    }
    if (head.isEmpty() || !head.getFirst().startsWith("HTTP/")) {
      return Optional.empty();
    }
    Reply bare = Reply.of(head, new byte[0]);
    if (bare.mediaType().equals("text/event-stream")) {
      return Optional.of(bare); // it may never end
    }
    byte[] body = bare.header("transfer-encoding").equals("chunked") ? chunks(stream) : stream.readAllBytes();
    return Optional.of(new Reply(bare.status(), bare.headers(), body));
  }

  /** The lines up to an empty one. */
  private static List<String> head(InputStream stream) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
      lines.add(line);
    }
    return lines;
  }

  private static String line(InputStream stream) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = stream.read(); next >= 0 && next != '\n'; next = stream.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] chunks(InputStream stream) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
      int length = Integer.parseInt(line, 16);
      body.writeBytes(stream.readNBytes(length));
      line(stream);
    }
    return body.toByteArray();
  }
}
