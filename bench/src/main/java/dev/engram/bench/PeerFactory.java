package dev.engram.bench;

/** Peers of one library. Those that are not part of every build are found as services. */
public interface PeerFactory {

  /** What its rows are labelled with. */
  String name();

  /** Whether it can train this. */
  default boolean canTrain(Workload workload) {
    return true;
  }

  /** The caller closes it. */
  Peer create(Workload workload);
}
