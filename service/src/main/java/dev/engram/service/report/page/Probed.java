package dev.engram.service.report.page;

import dev.engram.api.Diagnostics;
import java.util.List;

/**
 * A cell that was looked into while it learned.
 *
 * @param cell its type
 * @param series what it belongs to, by name
 * @param length T that it was trained at
 * @param looks the first is the untrained cell, the last the trained one
 */
record Probed(String cell, String series, int length, boolean solved, List<Diagnostics> looks) {

  Diagnostics untrained() {
    return looks.getFirst();
  }

  Diagnostics trained() {
    return looks.getLast();
  }
}
