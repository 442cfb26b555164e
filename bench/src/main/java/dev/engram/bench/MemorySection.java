package dev.engram.bench;

import dev.engram.bench.Row.Side;
import dev.engram.bench.Workload.Cell;
import dev.engram.training.gradient.Bptt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;

/** The native memory of a run at its peak against what its stored activations need. */
record MemorySection() implements Section {

  private static final double MEGABYTE = 1e6;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String says() {
    return "megabytes: what the activations of all time steps need, N·B·(8H + I + 1) numbers for an LSTM and"
        + " N·B·(2H + I + 1) for an RNN, and what a process took for one run at its peak";
  }

  @Override
  public void measure(Setting setting, Consumer<Row> rows) {
    if (setting.device().isCuda() || !MemoryProbe.works()) {
      System.err.println("bench: memory is measured on the CPU of a Linux machine only; those rows are left out");
      return;
    }
    Scale scale = setting.scale();
    for (Cell cell : Cell.values()) {
      Workload usualLength = scale.workload(cell).withLength(scale.growingFrom());
      rows.accept(measure(usualLength, scale.memoryProcesses()));
      for (int length : scale.growingLengths()) {
        rows.accept(measure(usualLength.withLength(length), scale.memoryProcesses()));
      }
      for (int hiddenSize : scale.growingHiddenSizes()) {
        rows.accept(measure(scale.workload(cell).withHiddenSize(hiddenSize), scale.memoryProcesses()));
      }
    }
  }

  private Row measure(Workload workload, int processes) {
    double[] needed = new double[processes];
    double[] taken = new double[processes];
    Arrays.fill(needed, workload.shape(new Bptt()).activationBytes(1) / MEGABYTE);
    for (int process = 0; process < processes; process++) {
      try {
        taken[process] = MemoryProbe.peakBytes(workload) / MEGABYTE;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while memory was measured", e);
      }
    }
    return Row.of(name(), workload.label(), new Side("activations", needed), new Side("peak of a run", taken), "MB");
  }
}
