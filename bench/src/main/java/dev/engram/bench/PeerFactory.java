package dev.engram.bench;

import java.util.stream.Stream;

/** Peers of one library. Those that are not part of every build are found as services. */
public interface PeerFactory {

  /** What its rows are labelled with. */
  String label();

  /** Whether it can train this there. */
  default boolean canTrain(Workload workload, Setting setting) {
    return true;
  }

  /** Whether it trains with kernels that fuse a cell's steps: a pack is measured against its runs, too. */
  default boolean isFused() {
    return false;
  }

  /**
   * The caller closes it.
   *
   * @throws BenchException where it can't after all
   */
  Peer create(Workload workload, Setting setting);

  /** So many runs that train one after the other. */
  default Peer createInARow(int runs, Workload workload, Setting setting) {
    return new InARow(Stream.generate(() -> create(workload, setting)).limit(runs).toList());
  }
}
