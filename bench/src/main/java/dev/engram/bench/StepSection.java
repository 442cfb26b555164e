package dev.engram.bench;

import dev.engram.bench.Row.Side;
import dev.engram.bench.Turns.Times;
import dev.engram.bench.Workload.Cell;
import dev.engram.training.gradient.Autograd;
import dev.engram.training.gradient.Bptt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A training step against its peers.
 *
 * @param others peers that are not part of every build or machine
 */
record StepSection(List<PeerFactory> others) implements Section {

  @Override
  public String name() {
    return "steps";
  }

  @Override
  public String says() {
    return "milliseconds of a training step; above 1 Engram's back-propagation through time is faster";
  }

  @Override
  public void measure(Setting setting, Consumer<Row> rows) {
    List<PeerFactory> factories = new ArrayList<>(List.of(
        factory("autograd", workload -> new EngramPeer(workload, new Autograd(), 1, setting)),
        factory("DJL block", workload -> new DjlBlockPeer(workload, setting)),
        factory("products alone", workload -> new ProductsPeer(workload, setting))));
    factories.addAll(others);
    for (Cell cell : Cell.values()) {
      for (int length : setting.scale().lengths()) {
        Workload workload = setting.scale().workload(cell).withLength(length);
        factories.stream()
            .filter(factory -> factory.canTrain(workload))
            .forEach(factory -> compare(workload, factory, setting, rows));
      }
    }
  }

  private void compare(Workload workload, PeerFactory factory, Setting setting, Consumer<Row> rows) {
    Peer theirs;
    try {
      theirs = factory.create(workload);
    } catch (BenchException refusal) { // what compiles a short sequence may not cope with a long one
      System.err.println("bench: " + workload.label() + " without " + factory.name() + ": " + refusal.getMessage());
      return;
    }
    try (theirs; Peer ours = new EngramPeer(workload, new Bptt(), 1, setting)) {
      Times times = setting.turns().compare(ours, theirs);
      rows.accept(Row.of(name(), workload.label(), new Side("bptt", times.ours()),
          new Side(factory.name(), times.theirs()), "ms"));
    }
  }

  private static PeerFactory factory(String name, Function<Workload, Peer> newPeer) {
    return new PeerFactory() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Peer create(Workload workload) {
        return newPeer.apply(workload);
      }
    };
  }
}
