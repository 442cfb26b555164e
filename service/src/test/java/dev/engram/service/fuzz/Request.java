package dev.engram.service.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What goes over the wire, byte by byte. */
record Request(byte[] bytes) {

  private static final Path FOLDER = Path.of("target", "fuzz");
  private static final int SHOWN = 1500;

  static Request of(Draft draft) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    byte[] body = draft.hasBody() ? draft.bytes() : new byte[0];
    StringBuilder head = new StringBuilder("%s %s %s\r\n".formatted(draft.method, draft.target(), draft.version));
    draft.headers.forEach(header -> head.append(header).append("\r\n"));
    if (draft.hasBody()) {
      head.append(switch (draft.framing) {
        case LENGTH -> "Content-Length: " + body.length + "\r\n";
        case CHUNKED -> "Transfer-Encoding: chunked\r\n";
        case NONE -> "";
      });
    }
    wire.writeBytes(head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
    wire.writeBytes(draft.hasBody() && draft.framing == Draft.Framing.CHUNKED ? chunks(body) : body);
    return new Request(wire.toByteArray());
  }

  private static byte[] chunks(byte[] body) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    int most = 1 + body.length / 3;
    for (int start = 0; start < body.length; start += most) {
      int length = Math.min(most, body.length - start);
      chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      chunks.write(body, start, length);
      chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return chunks.toByteArray();
  }

  /** Writes it to a file, and tells how to send it again, alone, and what begins it. */
  String replay(String name) throws IOException {
    Path file = Files.createDirectories(FOLDER).resolve(name + ".http");
    Files.write(file, bytes);
    return "nc -N 127.0.0.1 8080 < service/%s\n%s".formatted(file, shown());
  }

  private String shown() {
    StringBuilder shown = new StringBuilder();
    for (int index = 0; index < Math.min(SHOWN, bytes.length); index++) {
      char letter = (char) (bytes[index] & 0xff);
      if (letter >= ' ' && letter < 127 || letter == '\n') {
        shown.append(letter);
      } else if (letter != '\r') {
        shown.append("\\x%02x".formatted((int) letter));
      }
    }
    return bytes.length > SHOWN ? shown + "… " + bytes.length + " bytes" : shown.toString();
  }
}
