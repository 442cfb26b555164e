package dev.engram.bench;

import java.time.Duration;

/**
 * Lets two peers take turns: the speed of a machine drifts within minutes, but hardly from one turn to the next.
 *
 * @param pairs how many turns each has
 * @param turn how long a turn takes about
 */
public record Turns(int pairs, Duration turn) {

  private static final int FEWEST_STEPS = 3;

  /** Warms both up and measures them in milliseconds a step and run; who goes first alternates. */
  Times compare(Peer first, Peer second) {
    int firstSteps = stepsPerTurn(first);
    int secondSteps = stepsPerTurn(second);
    Times times = new Times(new double[pairs], new double[pairs]);
    for (int pair = 0; pair < pairs; pair++) {
      if (pair % 2 == 0) {
        times.first[pair] = millisPerStep(first, firstSteps);
        times.second[pair] = millisPerStep(second, secondSteps);
      } else {
        times.second[pair] = millisPerStep(second, secondSteps);
        times.first[pair] = millisPerStep(first, firstSteps);
      }
    }
    return times;
  }

  /** Milliseconds a step and run, in the order of the turns. */
  record Times(double[] first, double[] second) {}

  /** Trains with a peer for about two turns, which warms it up, and tells how many steps a turn holds. */
  private int stepsPerTurn(Peer peer) {
    long end = System.nanoTime() + turn.toNanos();
    int steps = 0;
    do {
      peer.train(1);
      steps++;
    } while (System.nanoTime() < end);
    double millis = millisPerStep(peer, steps) * peer.runs();
    return (int) Math.max(FEWEST_STEPS, Math.round(turn.toMillis() / millis));
  }

  private static double millisPerStep(Peer peer, int steps) {
    long start = System.nanoTime();
    peer.train(steps);
    return (System.nanoTime() - start) / 1e6 / steps / peer.runs();
  }
}
