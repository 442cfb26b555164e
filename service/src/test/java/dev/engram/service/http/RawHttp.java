package dev.engram.service.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests that no decent client sends: letter by letter over a socket. */
final class RawHttp {

  private RawHttp() {}

  /** @param lines of the head, without the empty line after it */
  static Answer send(int port, String... lines) throws IOException {
    return sendWithBody(port, "", lines);
  }

  static Answer sendWithBody(int port, String body, String... lines) throws IOException {
    return send(port, body, false, lines);
  }

  /** Sends nothing more after the body, whatever its head has announced. */
  static Answer sendCutShort(int port, String body, String... lines) throws IOException {
    return send(port, body, true, lines);
  }

  private static Answer send(int port, String body, boolean last, String... lines) throws IOException {
    String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n" + body;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      if (last) {
        socket.shutdownOutput();
      }
      return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Answer parse(String response) {
    String[] headAndBody = response.split("\r\n\r\n", 2);
    List<String> head = headAndBody[0].lines().toList();
    Map<String, List<String>> headers = head.stream()
        .skip(1)
        .map(line -> line.split(": ?", 2))
        .collect(Collectors.groupingBy(field -> field[0],
            Collectors.mapping(field -> field[1], Collectors.toList())));
    int status = Integer.parseInt(head.getFirst().split(" ")[1]);
    return new Answer(status, HttpHeaders.of(headers, (name, value) -> true), withoutChunks(headAndBody[1]));
  }

  /** The lines between the lengths; a body that came whole has none to leave out. */
  private static String withoutChunks(String body) {
    return Arrays.stream(body.split("\r\n", -1))
        .filter(line -> !line.matches("[0-9a-fA-F]{1,4}"))
        .collect(Collectors.joining());
  }
}
