package dev.engram.cli.terminal;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Standard output and error, in the encoding that whoever reads them expects. */
public final class StandardStreams {

  private StandardStreams() {}

  public static PrintWriter out() {
    return writer(System.out, "stdout.encoding");
  }

  public static PrintWriter err() {
    return writer(System.err, "stderr.encoding");
  }

  static Charset outCharset() {
    return charset("stdout.encoding");
  }

  static Charset errCharset() {
    return charset("stderr.encoding");
  }

  private static PrintWriter writer(PrintStream stream, String property) {
    return new PrintWriter(new OutputStreamWriter(stream, charset(property)), true);
  }

  /** JDK 17 knows only the native encoding. */
  private static Charset charset(String property) {
    return Charset.forName(System.getProperty(property, System.getProperty("native.encoding")));
  }
}
