package dev.engram.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param hiddenSize H, except where H is what grows
 * @param batchSize B
 * @param lengths T of the training steps that are compared
 * @param length T of all else
 * @param packs R
 * @param growingLengths T, of which {@code growingFrom} is what the others are compared with
 * @param growingHiddenSizes H, compared with {@code hiddenSize}
 * @param memoryProcesses how often memory is measured, in a process of its own
 */
public record Scale(int hiddenSize, int batchSize, List<Integer> lengths, int length, List<Integer> packs,
    List<Integer> growingLengths, int growingFrom, List<Integer> growingHiddenSizes, int memoryProcesses,
    Turns turns) {

  /** What is quoted. */
  static final Scale FULL = new Scale(128, 128, List.of(5, 20, 100), 20, List.of(1, 4, 16, 64),
      List.of(5, 20, 300, 1_000), 100, List.of(32, 512, 1_024), 3, new Turns(11, Duration.ofMillis(300)));

  /** Shows in seconds that all of it runs; its numbers mean nothing. */
  static final Scale QUICK = new Scale(8, 4, List.of(4), 4, List.of(1, 2), List.of(6), 4, List.of(16), 1,
      new Turns(2, Duration.ofMillis(1)));

  Workload workload(Workload.Cell cell) {
    return new Workload(cell, length, hiddenSize, batchSize);
  }
}
