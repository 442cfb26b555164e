package dev.engram.service.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came back.
 *
 * @param headers by their names in small letters
 */
record Reply(int status, Map<String, List<String>> headers, byte[] body) {

  /** @param head the lines of it */
  static Reply of(List<String> head, byte[] body) {
    Map<String, List<String>> headers = head.stream()
        .skip(1)
        .map(line -> line.split(":", 2))
        .collect(Collectors.groupingBy(field -> field[0].toLowerCase(Locale.ROOT),
            Collectors.mapping(field -> field.length > 1 ? field[1].strip() : "", Collectors.toList())));
    return new Reply(Integer.parseInt(head.getFirst().split(" ")[1]), headers, body);
  }

  /** "" where there is none. */
  String header(String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }

  /** Without its parameters. */
  String mediaType() {
    return header("content-type").replaceFirst(" *;.*", "").toLowerCase(Locale.ROOT);
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    String text = text();
    return "%d %s\n%s".formatted(status, headers, text.length() > 3000 ? text.substring(0, 3000) + "…" : text);
  }
}
