package dev.engram.bench;

import dev.engram.bench.Workload.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the JVM compile what the peers have in common, before the first row is measured.
 *
 * <p>A step is hundreds of small operations called from Java, and a turn too short for the compiler.
 */
final class WarmUp {

  private static final int LENGTH = 20;
  private static final int TINY = 8;
  private static final long NANOS = 700_000_000;

  private WarmUp() {}

  /**
   * Trains tiny networks with each peer for a while.
   *
   * @param others those of this JVM that are not part of every build
   */
  static void of(List<PeerFactory> others, Setting setting) {
    List<PeerFactory> factories = new ArrayList<>(List.of(BuiltInPeer.values()));
    factories.addAll(others);
    for (Cell cell : Cell.values()) {
      Workload workload = new Workload(cell, LENGTH, TINY, TINY);
      factories.stream().filter(factory -> factory.canTrain(workload, setting)).forEach(factory -> {
        try (Peer peer = factory.create(workload, setting)) {
          long end = System.nanoTime() + NANOS;
          while (System.nanoTime() < end) {
            peer.train(10);
          }
        }
      });
    }
  }
}
