package dev.engram.bench;

/** Something that does a training step, or the part of one that it is compared by. */
interface Peer extends AutoCloseable {

  /** One training step. */
  void step();

  @Override
  void close();
}
