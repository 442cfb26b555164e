package dev.engram.bench;

import dev.engram.bench.Workload.Cell;
import dev.engram.training.device.Devices;
import dev.engram.training.gradient.Autograd;
import dev.engram.training.gradient.Bptt;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A training step of Engram against its peers, both cells at several lengths. */
public final class Bench {

  private static final List<Integer> LENGTHS = List.of(5, 20, 100);
  private static final int HIDDEN_SIZE = 128;
  private static final int BATCH_SIZE = 128;
  private static final Turns TURNS = new Turns(15, Duration.ofMillis(300));

  private final Devices devices;
  private final Turns turns;

  Bench(Devices devices, Turns turns) {
    this.devices = devices;
    this.turns = turns;
  }

  public static void main(String[] arguments) {
    Devices devices = Devices.load();
    System.out.printf("%s, %s, %s, %d intra-op thread%n%n", devices.engineVersion(), devices.nativeVersion(),
        devices.find("cpu").orElseThrow().name(), Devices.THREADS);
    System.out.println(Row.HEADER);
    Bench bench = new Bench(devices, TURNS);
    for (Cell cell : Cell.values()) {
      for (int length : LENGTHS) {
        bench.run(new Workload(cell, length, HIDDEN_SIZE, BATCH_SIZE), System.out::println);
      }
    }
  }

  /** All the peers of one workload, a row each. */
  void run(Workload workload, Consumer<Row> rows) {
    compare(workload, "autograd", w -> new EngramPeer(w, new Autograd(), devices), rows);
    compare(workload, "DJL block", w -> new DjlBlockPeer(w, devices), rows);
    compare(workload, "products", w -> new ProductsPeer(w, devices), rows);
  }

  private void compare(Workload workload, String name, Function<Workload, Peer> newPeer, Consumer<Row> rows) {
    try (Peer ours = new EngramPeer(workload, new Bptt(), devices); Peer theirs = newPeer.apply(workload)) {
      String label = workload.cell() + " T=" + workload.length();
      rows.accept(new Row(label, "bptt", name, turns.compare(ours, theirs)));
    }
  }
}
