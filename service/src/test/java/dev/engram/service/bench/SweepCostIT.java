package dev.engram.service.bench;

import dev.engram.service.store.TestPostgres;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep of many jobs costs those who ask for it. */
@Tag("long")
class SweepCostIT {

  private static final int LARGE = Integer.getInteger("engram.bench.sweep", 40);
  private static final int FOR_THE_CURVE = Integer.getInteger("engram.bench.curve", 20);
  private static final int ROUNDS = Integer.getInteger("engram.bench.rounds", 1);

  @TempDir
  private Path folder;

  @Test
  void onPostgres() throws Exception {
    try (TestPostgres postgres = TestPostgres.start();
        LargeSweep sweep = new LargeSweep(LARGE, settings(postgres))) {
      measure("PostgreSQL", sweep);
    }
    try (TestPostgres postgres = TestPostgres.start();
        LargeSweep sweep = new LargeSweep(FOR_THE_CURVE, settings(postgres))) {
      measureCurve("PostgreSQL", sweep);
    }
  }

  private static String[] settings(TestPostgres postgres) {
    return new String[]{"--spring.datasource.url=" + postgres.url(), "--spring.datasource.username=" + postgres.user(),
        "--spring.datasource.password=" + postgres.password()};
  }

  @Test
  void onTheEmbeddedStore() {
    try (LargeSweep sweep = new LargeSweep(LARGE, "--engram.data=" + folder.resolve("large"))) {
      measure("H2", sweep);
    }
    try (LargeSweep sweep = new LargeSweep(FOR_THE_CURVE, "--engram.data=" + folder.resolve("curve"))) {
      measureCurve("H2", sweep);
    }
  }

  private static void measure(String store, LargeSweep sweep) {
    once(store, sweep, "submit", sweep::submit);
    sweep.end(false);
    oftenEnough(store, sweep, "get, half of them ended", sweep::get);
    oftenEnough(store, sweep, "list", sweep::list);
    sweep.end(true);
    oftenEnough(store, sweep, "get, all ended", sweep::get);
    oftenEnough(store, sweep, "a page of 1000 events", sweep::eventsOfAPage);
    once(store, sweep, "delete", sweep::delete);
  }

  private static void measureCurve(String store, LargeSweep sweep) {
    sweep.submit();
    sweep.end(true);
    oftenEnough(store, sweep, "curve", sweep::curve);
    oftenEnough(store, sweep, "report as a page", sweep::report);
    oftenEnough(store, sweep, "a figure of the report", sweep::figure);
  }

  private static void once(String store, LargeSweep sweep, String what, Runnable operation) {
    print(store, sweep, what, new double[]{millis(operation)});
  }

  /** What comes before the rounds warms up. */
  private static void oftenEnough(String store, LargeSweep sweep, String what, Runnable operation) {
    for (int round = 0; round < ROUNDS / 5; round++) {
      operation.run();
    }
    double[] millis = new double[ROUNDS];
    Arrays.setAll(millis, round -> millis(operation));
    print(store, sweep, what, millis);
  }

  private static void print(String store, LargeSweep sweep, String what, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(Locale.ROOT, "| %s, %s | %d | %.0f | [%.0f, %.0f] |%n", store, what, sweep.jobs(),
        millis[millis.length / 2], millis[0], millis[millis.length - 1]);
  }

  private static double millis(Runnable operation) {
    long start = System.nanoTime();
    operation.run();
    return (System.nanoTime() - start) / 1e6;
  }
}
