package dev.engram.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A path below the base URL with its query, escaped.
 *
 * @param path starts with a slash
 * @param query without its question mark; empty for none
 */
record Route(String path, String query) {

  static Route of(String path) {
    return new Route(path, "");
  }

  /** One more path segment, whatever characters it has. */
  Route segment(String segment) {
    return new Route(path + "/" + escaped(segment), query);
  }

  /** One more query parameter; none where the value is null. */
  Route with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    String parameter = escaped(name) + "=" + escaped(value.toString());
    return new Route(path, query.isEmpty() ? parameter : query + "&" + parameter);
  }

  @Override
  public String toString() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
