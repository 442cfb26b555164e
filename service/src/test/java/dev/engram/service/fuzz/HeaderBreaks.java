package dev.engram.service.fuzz;

import java.util.List;
import java.util.Set;

/** Headers that ask for what there is not, or that nobody can read. */
final class HeaderBreaks {

  static final List<Break> ALL = List.of(
      header("Accept", Set.of(406), "image/jpeg", "application/xml", "audio/*", "nonsense", "a/b/c",
          "application/vnd.engram+xml"),
      header("Accept", Statuses.usualOr(406), "*/*;q=0", "application/json;q=0", "application/json;q=2", "text/*", "*",
          "", ", ,",
          "application/json;charset=bogus", "application/json;q=nan, */*", "application/problem+json",
          "x".repeat(3000)),
      new Break("another content type", Set.of(415), (draft, dice) -> ofBody(draft, "Content-Type",
          dice.pick("text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
              "multipart/form-data; boundary=x",
              "application/xml", "nonsense", "/", "application/*", "*/*", "json", "application/json2"))),
      new Break("no content type", Set.of(415), (draft, dice) -> {
        boolean there = draft.hasBody() && draft.hasHeader("Content-Type");
        draft.removeHeader("Content-Type");
        return there;
      }),
      new Break("an odd charset", Statuses.usualOr(400, 415), (draft, dice) -> ofBody(draft, "Content-Type",
          "application/json; charset="
              + dice.pick("utf-16", "latin1", "bogus", "", "\"utf-8\"", "utf-8; charset=utf-16", "x".repeat(500)))),
      new Break("an encoding that it does not have", Statuses.usualOr(400, 415),
          (draft, dice) -> ofBody(draft, "Content-Encoding",
              dice.pick("gzip", "br", "nonsense", "identity"))),
      header("Host", Set.of(403), "evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "0.0.0.0",
          "169.254.169.254"),
      header("Host", Set.of(400, 403), "localhost:x", "local host", "[::", "a@localhost",
          "localhost/x", "", "é"),
      header("Origin", Set.of(403), "http://evil.example", "null", "https://localhost.evil.example", "nonsense", "",
          "file://"),
      new Break("two hosts", Set.of(400), (draft, dice) -> draft.headers.add("Host: localhost")),
      new Break("no host", Set.of(400), (draft, dice) -> {
        draft.removeHeader("Host");
        return true;
      }),
      new Break("a bad Idempotency-Key", Statuses.usualOr(400), (draft, dice) -> add(draft, "Idempotency-Key",
          dice.pick("", " ", "x".repeat(256), "x".repeat(5000), "é", "a\tb", "\"quoted\"", "😀".repeat(60)))),
      new Break("an Idempotency-Key that others have", Statuses.usualOr(422, 409),
          (draft, dice) -> add(draft, "Idempotency-Key",
              "key-" + dice.below(20))),
      new Break("two Idempotency-Keys", Statuses.usualOr(400),
          (draft, dice) -> add(draft, "Idempotency-Key", "one") && add(draft, "Idempotency-Key", "two")),
      header("If-None-Match", Statuses.usualOr(304), "*", "\"1\"", "W/\"1\"", "garbage", "\"", "\"a\", ,\"b", "W/",
          "x".repeat(2000)),
      header("If-Match", Statuses.usualOr(412), "*", "\"1\"", "garbage"),
      header("If-Modified-Since", Statuses.usualOr(304), "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "0"),
      header("Range", Statuses.usualOr(206, 416), "bytes=0-0", "bytes=5-1", "bytes=-1", "bytes=99999999999999999999-",
          "lines=1-2", "bytes=0-0,2-3"),
      header("Last-Event-ID", Statuses.usualOr(400), "x", "-1", "99999999999999999999", "9223372036854775807", "1.5",
          "", "1, 2", "-9223372036854775808"),
      header("Expect", Statuses.usualOr(417), "100-continue", "nonsense", ""),
      header("X-Request-Id", Statuses.USUAL, "a b", "x".repeat(65), "\"", "<script>", "é", ""),
      header("X-HTTP-Method-Override", Statuses.USUAL, "DELETE", "PUT"),
      header("X-Forwarded-Prefix", Statuses.USUAL, "/evil", "//evil.example"),
      header("X-Forwarded-Host", Statuses.USUAL, "evil.example"),
      header("Forwarded", Statuses.USUAL, "host=evil.example;proto=https", "garbage"),
      header("Authorization", Statuses.usualOr(401), "Basic !!", "Bearer", "Bearer egm_x", "x".repeat(4000)),
      header("Cookie", Statuses.USUAL, "a=b; a=c", "\"", ";;;=", "JSESSIONID=../..", "x".repeat(4000)),
      header("Accept-Language", Statuses.USUAL, "de", "xx-YY;q=7", "*", "é", ",,,", "x".repeat(300)),
      header("Accept-Encoding", Statuses.USUAL, "gzip", "br;q=1, *;q=0", "nonsense"),
      header("Accept-Charset", Statuses.USUAL, "utf-16", "bogus"),
      header("Upgrade", Statuses.USUAL, "h2c", "websocket", "nonsense"),
      header("Access-Control-Request-Method", Statuses.usualOr(403), "DELETE"),
      header("Content-Language", Statuses.USUAL, "x".repeat(100)));

  private HeaderBreaks() {}

  private static Break header(String name, Set<Integer> statuses, String... values) {
    return new Break("an odd " + name, statuses, (draft, dice) -> {
      draft.setHeader(name, dice.pick(values));
      return true;
    });
  }

  private static boolean ofBody(Draft draft, String name, String value) {
    if (draft.hasBody()) {
      draft.setHeader(name, value);
      return true;
    }
    return false;
  }

  private static boolean add(Draft draft, String name, String value) {
    return draft.headers.add(name + ": " + value);
  }
}
