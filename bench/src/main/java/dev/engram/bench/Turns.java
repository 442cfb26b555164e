package dev.engram.bench;

import java.time.Duration;

/**
 * Lets two peers take turns: the speed of a machine drifts within minutes, but hardly from one turn to the next.
 *
 * @param pairs how many turns each has
 * @param turn how long a turn takes about
 */
record Turns(int pairs, Duration turn) {

  /** Warms both up and measures them; who goes first alternates. */
  Ratio compare(Peer ours, Peer theirs) {
    int oursSteps = stepsPerTurn(ours);
    int theirsSteps = stepsPerTurn(theirs);
    double[] oursMillis = new double[pairs];
    double[] theirsMillis = new double[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      if (pair % 2 == 0) {
        oursMillis[pair] = millisPerStep(ours, oursSteps);
        theirsMillis[pair] = millisPerStep(theirs, theirsSteps);
      } else {
        theirsMillis[pair] = millisPerStep(theirs, theirsSteps);
        oursMillis[pair] = millisPerStep(ours, oursSteps);
      }
    }
    return Ratio.of(oursMillis, theirsMillis);
  }

  /** Runs a peer for about two turns, which warms it up, and tells how many steps a turn holds. */
  private int stepsPerTurn(Peer peer) {
    long end = System.nanoTime() + turn.toNanos();
    int steps = 0;
    do {
      peer.step();
      steps++;
    } while (System.nanoTime() < end);
    double millis = millisPerStep(peer, steps);
    return (int) Math.max(1, Math.round(turn.toMillis() / millis));
  }

  private static double millisPerStep(Peer peer, int steps) {
    long start = System.nanoTime();
    for (int step = 0; step < steps; step++) {
      peer.step();
    }
    return (System.nanoTime() - start) / 1e6 / steps;
  }
}
