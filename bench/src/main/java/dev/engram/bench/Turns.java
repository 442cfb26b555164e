package dev.engram.bench;

import java.time.Duration;

/**
 * Lets two peers take turns: the speed of a machine drifts within minutes, but hardly from one turn to the next.
 *
 * @param pairs how many turns each has
 * @param turn how long a turn takes about
 */
record Turns(int pairs, Duration turn) {

  /** Warms both up and measures them in milliseconds a step and run; who goes first alternates. */
  Times compare(Peer ours, Peer theirs) {
    int oursSteps = stepsPerTurn(ours);
    int theirsSteps = stepsPerTurn(theirs);
    Times times = new Times(new double[pairs], new double[pairs]);
    for (int pair = 0; pair < pairs; pair++) {
      if (pair % 2 == 0) {
        times.ours[pair] = millisPerStep(ours, oursSteps);
        times.theirs[pair] = millisPerStep(theirs, theirsSteps);
      } else {
        times.theirs[pair] = millisPerStep(theirs, theirsSteps);
        times.ours[pair] = millisPerStep(ours, oursSteps);
      }
    }
    return times;
  }

  /** Milliseconds a step and run, in the order of the turns. */
  record Times(double[] ours, double[] theirs) {}

  /** Trains with a peer for about two turns, which warms it up, and tells how many steps a turn holds. */
  private int stepsPerTurn(Peer peer) {
    long end = System.nanoTime() + turn.toNanos();
    int steps = 0;
    do {
      peer.train(1);
      steps++;
    } while (System.nanoTime() < end);
    double millis = millisPerStep(peer, steps) * peer.runs();
    return (int) Math.max(1, Math.round(turn.toMillis() / millis));
  }

  private static double millisPerStep(Peer peer, int steps) {
    long start = System.nanoTime();
    peer.train(steps);
    return (System.nanoTime() - start) / 1e6 / steps / peer.runs();
  }
}
