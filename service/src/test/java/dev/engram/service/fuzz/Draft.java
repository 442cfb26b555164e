package dev.engram.service.fuzz;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A request that is still being written. Its body is a tree as long as it is JSON, then text, then bytes: whoever breaks
 * the one does so before somebody breaks the other.
 */
final class Draft {

  /** How the end of the body is told. */
  enum Framing {
    LENGTH, CHUNKED, NONE
  }

  private static final String PLACEHOLDER = "@ raw @";

  final Operation operation;
  final List<String> query = new ArrayList<>();
  final List<String> headers = new ArrayList<>();
  final List<String> broken = new ArrayList<>();
  final Set<Integer> statuses = new TreeSet<>();
  String method;
  String path;
  String version = "HTTP/1.1";
  Framing framing = Framing.LENGTH;
  /** Whether the connection may end without an answer, as it does where the server can't tell where a request ends. */
  boolean mayHangUp;
  @Nullable
  JsonNode tree;
  private @Nullable String raw;
  private @Nullable String text;
  private byte @Nullable [] bytes;

  Draft(Operation operation, String path) {
    this.operation = operation;
    this.method = operation.method();
    this.path = path;
  }

  boolean hasBody() {
    return tree != null || text != null || bytes != null;
  }

  /** Puts something in the place of a value that need not be JSON. */
  void setRaw(Place place, String anything) {
    place.set(StringNode.valueOf(PLACEHOLDER));
    raw = anything;
  }

  String text() {
    if (text == null) {
      text = tree == null ? "" : tree.toString();
      if (raw != null) {
        text = text.replace('"' + PLACEHOLDER + '"', raw);
      }
    }
    return text;
  }

  void text(String other) {
    text = other;
  }

  byte[] bytes() {
    return requireNonNullElse(bytes, text().getBytes(StandardCharsets.UTF_8));
  }

  void bytes(byte[] other) {
    bytes = other;
  }

  boolean hasHeader(String name) {
    return headers.stream().anyMatch(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1));
  }

  void removeHeader(String name) {
    headers.removeIf(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1));
  }

  void setHeader(String name, String value) {
    removeHeader(name);
    headers.add(name + ": " + value);
  }

  String target() {
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }
}
