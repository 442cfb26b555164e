package dev.engram.service.chaos;

import dev.engram.service.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process holds at a moment at which it has nothing to do. */
record Footprint(long arrays, double heapMegabytes, long files, long threads, double residentMegabytes) {

  private static final double MEGABYTE = 1e6;

  /** After everything that nobody needs has been collected. */
  static Footprint of(ServiceProcess service) throws Exception {
    collectGarbage(service.pid());
    String meters = service.caller().get("/actuator/prometheus").body();
    return new Footprint((long) sum(meters, "engram_arrays_live"),
        sum(meters, "jvm_memory_used_bytes\\{area=\"heap\",[^}]*}") / MEGABYTE, files(service.pid()),
        (long) sum(meters, "jvm_threads_live_threads"), resident(service.pid()));
  }

  private static void collectGarbage(long pid) throws Exception {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("jcmd could not reach " + pid);
    }
  }

  private static double sum(String meters, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(meters);
    double sum = 0;
    while (line.find()) {
      sum += Double.parseDouble(line.group(1));
    }
    return sum;
  }

  private static long files(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
      return open.count();
    }
  }

  private static double resident(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      String line = lines.filter(one -> one.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / MEGABYTE;
    }
  }

  String row(double minutes) {
    return String.format(Locale.ROOT, "| %.1f | %d | %.1f | %d | %d | %.0f |", minutes, arrays, heapMegabytes, files,
        threads, residentMegabytes);
  }
}
