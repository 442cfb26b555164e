package dev.engram.service.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Bodies whose bytes are not the text that they should be. */
final class ByteBreaks {

  static final List<Break> ALL = List.of(
      new Break("bytes that are not UTF-8", Set.of(400), (draft, dice) -> insert(draft, dice,
          dice.pick(bytes(0xff), bytes(0xc3), bytes(0xc0, 0xaf), bytes(0xed, 0xa0, 0x80),
              bytes(0xf5, 0x80, 0x80, 0x80)))),
      new Break("a control character", Set.of(400),
          (draft, dice) -> insert(draft, dice, bytes(dice.pick(0, 1, 8, 27)))),
      new Break("UTF-16", Statuses.usualOr(400), (draft, dice) -> {
        if (draft.tree == null) {
          return false;
        }
        draft.bytes(draft.text()
            .getBytes(dice.pick(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16)));
        return true;
      }),
      new Break("noise", Statuses.usualOr(400, 413), (draft, dice) -> {
        if (draft.tree == null) {
          return false;
        }
        byte[] noise = new byte[1 + dice.below(2000)];
        for (int index = 0; index < noise.length; index++) {
          noise[index] = (byte) dice.below(256);
        }
        draft.bytes(noise);
        return true;
      }));

  private ByteBreaks() {}

  private static byte[] bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.array();
  }

  /** Behind a letter of plain text. */
  private static boolean insert(Draft draft, Dice dice, byte[] more) {
    byte[] body = draft.hasBody() ? draft.bytes() : new byte[0];
    if (body.length == 0) {
      return false;
    }
    int at = dice.below(body.length);
    while (body[at] < 0 && at > 0) {
      at--;
    }
    draft.bytes(ByteBuffer.allocate(body.length + more.length)
        .put(body, 0, at)
        .put(more)
        .put(body, at, body.length - at)
        .array());
    return true;
  }
}
