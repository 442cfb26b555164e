package dev.engram.bench;

/** Something that trains, or does the part of training that it is compared by. */
public interface Peer extends AutoCloseable {

  /** Takes so many training steps, and returns when the last is done. */
  void train(int steps);

  /** How many runs a step of it moves forward. */
  default int runs() {
    return 1;
  }

  @Override
  void close();
}
