package dev.engram.service.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The driver's own tool, which comes with the driver, also into containers. */
final class NvidiaSmi {

  private static final Logger log = LoggerFactory.getLogger(NvidiaSmi.class);
  private static final int PATIENCE_SECONDS = 10;

  private final String command;
  private final @Nullable String visibleDevices;

  /**
   * @param visibleDevices as CUDA_VISIBLE_DEVICES has them: numbers, or the beginnings of ids, in the order in which CUDA
   *     counts them; null: all
   */
  NvidiaSmi(String command, @Nullable String visibleDevices) {
    this.command = command;
    this.visibleDevices = visibleDevices;
  }

  private record Gpu(String index, String uuid, double utilization) {

    boolean isCalled(String name) {
      return index.equals(name) || !name.isEmpty() && uuid.startsWith(name);
    }
  }

  /** Of each visible device from 0 to 1, by CUDA's numbers; NaN where the driver does not say; empty where it says nothing. */
  List<Double> utilization() {
    List<Gpu> all = run().lines().flatMap(line -> parse(line).stream()).toList();
    if (visibleDevices == null) {
      return all.stream().map(Gpu::utilization).toList();
    }
    List<Double> visible = new ArrayList<>();
    for (String name : visibleDevices.split(",", -1)) {
      visible.add(all.stream()
          .filter(gpu -> gpu.isCalled(name.strip()))
          .findFirst()
          .map(Gpu::utilization)
          .orElse(Double.NaN));
    }
    return visible;
  }

  private String run() {
    try {
      Process process = new ProcessBuilder(command, "--query-gpu=index,uuid,utilization.gpu",
          "--format=csv,noheader,nounits").redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (InputStream output = process.getInputStream()) {
        process.getOutputStream().close();
        // its output is a few lines, which the pipe holds until it has ended
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          return "";
        }
        return new String(output.readAllBytes(), StandardCharsets.US_ASCII);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      log.debug("{} can't be run", command, e);
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static Optional<Gpu> parse(String line) {
    String[] values = line.split(",", -1);
    if (values.length != 3) {
      return Optional.empty();
    }
    return Optional.of(new Gpu(values[0].strip(), values[1].strip(), ratio(values[2].strip())));
  }

  /** Parts of a GPU, for one, have no number. */
  private static double ratio(String percent) {
    try {
      return Integer.parseInt(percent) / 100.0;
    } catch (NumberFormatException notSaid) {
      return Double.NaN;
    }
  }
}
