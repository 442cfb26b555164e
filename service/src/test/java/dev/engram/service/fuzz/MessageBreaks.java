package dev.engram.service.fuzz;

import java.util.List;
import java.util.Set;

/** Messages that are hardly HTTP: methods, versions, lengths. */
final class MessageBreaks {

  static final List<Break> ALL = List.of(
      new Break("another method", Statuses.usualOr(400, 405, 415), (draft, dice) -> {
        draft.method = dice.pick("GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW", "get",
            "PROPFIND", "X".repeat(100));
        return true;
      }),
      new Break("a method that is none", Set.of(400, 405), (draft, dice) -> {
        draft.method = dice.pick("G ET", "", "G\tT", "(GET)", "G\u00c9T", "GET\0");
        draft.mayHangUp = true; // the rest, which is left unread, can break the connection before the answer
        return true;
      }),
      new Break("another version", Statuses.usualOr(400, 505), (draft, dice) -> {
        draft.version = dice.pick("HTTP/1.0", "http/1.1", "HTTP/1.1 ", "HTTP/1.1 x", "HTTP", "x", "");
        draft.mayHangUp = true;
        return true;
      }),
      // the only 5xx that are the caller's fault: RFC 9110 §15.6.6 and RFC 9112 §6.1 want them
      new Break("a version that does not exist yet", Set.of(400, 505), (draft, dice) -> {
        draft.version = dice.pick("HTTP/2.0", "HTTP/9.9", "HTTP/0.9");
        return true;
      }),
      new Break("a transfer coding that it does not have", Set.of(400, 501), (draft, dice) -> {
        draft.framing = Draft.Framing.NONE;
        draft.headers
            .add("Transfer-Encoding: " + dice.pick("gzip", "nonsense", "gzip, chunked", "chunked, gzip", "identity"));
        return true;
      }),
      new Break("an absolute target", Statuses.usualOr(400, 403), (draft, dice) -> {
        draft.path = dice.pick("http://localhost", "http://evil.example", "http://", "ftp://localhost") + draft.path;
        return true;
      }),
      new Break("a target that is none", Set.of(200, 400, 404, 405), (draft, dice) -> {
        draft.path = dice.pick("*", "localhost:80", "", "?", "\\v1\\jobs", "v1/jobs", "/\0", "/v1/jobs\u007f");
        draft.mayHangUp = true;
        return true;
      }),
      new Break("a header that is none", Set.of(400), (draft, dice) -> draft.headers
          .add(dice.pick("no colon", ": no name", "na me: x", "X-A: a\0b", "X-A\0: b", "(X): y"))),
      new Break("very many headers", Set.of(400, 431), (draft, dice) -> {
        for (int count = 0; count < 300; count++) {
          draft.headers.add("X-" + count + ": x");
        }
        return true;
      }),
      new Break("a very long header", Set.of(400, 431),
          (draft, dice) -> draft.headers.add("X-Long: " + "x".repeat(20_000))),
      new Break("a length that is wrong", Statuses.usualOr(400, 413), (draft, dice) -> {
        draft.framing = Draft.Framing.NONE;
        draft.mayHangUp = true; // while the rest is waited for
        return draft.headers.add("Content-Length: "
            + dice.pick("0", "1", "7", "100000", "-1", "x", "", "1, 2", "99999999999999999999", "0x5",
                "2000000", "5\r\nContent-Length: 6"));
      }),
      new Break("two ways to tell the length", Statuses.usualOr(400), (draft, dice) -> {
        boolean there = draft.hasBody();
        if (there) {
          draft.framing = Draft.Framing.CHUNKED;
          draft.headers.add("Content-Length: " + dice.pick("0", "3", "5000"));
          draft.mayHangUp = true;
        }
        return there;
      }),
      new Break("chunks that are none", Set.of(400), (draft, dice) -> {
        boolean there = draft.hasBody();
        if (there) {
          draft.framing = Draft.Framing.NONE;
          draft.headers.add("Transfer-Encoding: chunked");
        }
        return there;
      }),
      new Break("a body where none is wanted", Statuses.usualOr(400, 413), (draft, dice) -> {
        boolean none = !draft.hasBody();
        if (none) {
          draft.text(dice.pick("{}", "{", "x".repeat(5_000), " ".repeat((1 << 20) + 1)));
        }
        return none;
      }));

  private MessageBreaks() {}
}
