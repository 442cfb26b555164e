package dev.engram.bench;

import dev.engram.bench.Row.Side;
import dev.engram.bench.Turns.Times;
import dev.engram.bench.Workload.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
    List<PeerFactory> peers = new ArrayList<>(
        List.of(BuiltInPeer.AUTOGRAD, BuiltInPeer.DJL_BLOCK, BuiltInPeer.PRODUCTS_ALONE));
    peers.addAll(others);
    for (Cell cell : Cell.values()) {
      for (int length : setting.scale().lengths()) {
        Workload workload = setting.scale().workload(cell).withLength(length);
        peers.stream()
            .filter(peer -> peer.canTrain(workload, setting))
            .forEach(peer -> compare(workload, peer, setting, rows));
      }
    }
  }

  private void compare(Workload workload, PeerFactory factory, Setting setting, Consumer<Row> rows) {
    try (Peer other = new OwnThread(() -> factory.create(workload, setting));
        Peer bptt = new OwnThread(() -> BuiltInPeer.BPTT.create(workload, setting))) {
      Times times = setting.turns().compare(bptt, other);
      rows.accept(Row.of(name(), workload.label(), new Side(BuiltInPeer.BPTT.label(), times.first()),
          new Side(factory.label(), times.second()), "ms"));
    } catch (BenchException refusal) { // what compiles a short sequence may not cope with a long one
      System.err.println("bench: " + workload.label() + " without " + factory.label() + ": " + refusal.getMessage());
    }
  }
}
