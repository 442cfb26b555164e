package dev.engram.service.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All that is random about one request: what others before it drew does not change it. */
final class Dice {

  private final RandomGenerator random;

  Dice(long seed, int request) {
    // the streams of numbers that follow each other are unrelated once the first draw of each is the seed of another
    random = new SplittableRandom(new SplittableRandom(seed + request).nextLong());
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 to one less than the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  long between(long least, long most) {
    return least == most ? least : random.nextLong(least, most);
  }

  double between(double least, double most) {
    return least == most ? least : random.nextDouble(least, most);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
