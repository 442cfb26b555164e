package dev.engram.service;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** What a machine must have for a test: one that lacks it skips loudly, and fails where nothing may be skipped. */
public final class Needs {

  private Needs() {}

  public static void that(boolean there, String otherwise) {
    if (there) {
      return;
    }
    if (Boolean.getBoolean("engram.skipNothing")) {
      fail(otherwise);
    }
    System.out.println("SKIPPED: " + otherwise);
    abort(otherwise);
  }
}
