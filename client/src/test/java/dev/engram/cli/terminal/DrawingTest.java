package dev.engram.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bars and blocks. */
class DrawingTest {

  @Test
  void aBarIsFullOnlyAtTheEnd() {
    assertThat(Glyphs.ASCII.bar(0, 4)).isEqualTo("....");
    assertThat(Glyphs.ASCII.bar(0.5, 4)).isEqualTo("##..");
    assertThat(Glyphs.ASCII.bar(0.999, 4)).isEqualTo("###.");
    assertThat(Glyphs.UNICODE.bar(1, 4)).isEqualTo("━━━━");
    assertThat(Glyphs.UNICODE.bar(1.5, 4)).isEqualTo("━━━━");
  }

  @Test
  void aBlockIsDrawnOverTheOneBefore() {
    StringWriter written = new StringWriter();
    LiveBlock block = new LiveBlock(new PrintWriter(written));

    block.draw(List.of("one", "two"));
    block.draw(List.of("three", "four"));

    assertThat(written).hasToString("one\u001b[K\ntwo\u001b[K\n" + "\r\u001b[2A" + "three\u001b[K\nfour\u001b[K\n");
  }
}
