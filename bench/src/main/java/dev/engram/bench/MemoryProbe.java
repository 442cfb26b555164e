package dev.engram.bench;

import dev.engram.bench.Workload.Cell;
import dev.engram.training.device.Devices;
import dev.engram.training.gradient.Bptt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Trains one run in a process of its own and prints the bytes that the process took for it at the peak, over what it had
 * when engine and code were loaded. The Java heap is fixed and touched beforehand, so that what is left is native.
 */
final class MemoryProbe {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path PEAK_RESET = Path.of("/proc/self/clear_refs");
  private static final int STEPS = 5;

  private MemoryProbe() {}

  static boolean works() {
    return Files.isReadable(STATUS) && Files.isWritable(PEAK_RESET);
  }

  /** In a process of its own. */
  static long peakBytes(Workload workload) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xms192m", "-Xmx192m", "-Xmn96m",
            "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
            MemoryProbe.class.getName(), workload.cell().name(), String.valueOf(workload.length()),
            String.valueOf(workload.hiddenSize()), String.valueOf(workload.batchSize())))
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("MALLOC_")); // a service runs without
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the process that measures memory ended with exit status "
          + process.exitValue());
    }
    return Long.parseLong(printed.strip());
  }

  public static void main(String[] arguments) throws IOException {
    Workload workload = new Workload(Cell.valueOf(arguments[0]), Integer.parseInt(arguments[1]),
        Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    Devices devices = Devices.load();
    Setting setting = new Setting(devices, devices.find("cpu").orElseThrow(), Scale.QUICK);
    train(Scale.QUICK.workload(workload.cell()), setting);
    long before = kilobytes("VmRSS");
    Files.writeString(PEAK_RESET, "5");
    train(workload, setting);
    System.out.println((kilobytes("VmHWM") - before) * 1_024);
  }

  private static void train(Workload workload, Setting setting) {
    try (Peer peer = new EngramPeer(workload, new Bptt(), 1, setting)) {
      peer.train(STEPS);
    }
  }

  private static long kilobytes(String field) throws IOException {
    return Files.readAllLines(STATUS)
        .stream()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> line.toLowerCase(Locale.ROOT).replaceAll("[^0-9]", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new IOException(STATUS + " tells no " + field));
  }
}
