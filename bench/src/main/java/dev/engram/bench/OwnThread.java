package dev.engram.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A peer with a thread to itself, as a slot of a worker has one: the allocator gives each thread memory of its own, so that
 * what one peer leaves behind does not scatter the arrays of the other over the cache.
 */
final class OwnThread implements Peer {

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Peer peer;

  /** @param newPeer called in that thread */
  OwnThread(Supplier<Peer> newPeer) {
    try {
      peer = await(CompletableFuture.supplyAsync(newPeer, thread));
    } catch (RuntimeException | Error failure) {
      thread.shutdown();
      throw failure;
    }
  }

  @Override
  public void train(int steps) {
    await(start(steps));
  }

  /** As {@link #train}, and does not wait for it. */
  CompletableFuture<Void> start(int steps) {
    return CompletableFuture.runAsync(() -> peer.train(steps), thread);
  }

  @Override
  public int runs() {
    return peer.runs();
  }

  @Override
  public void close() {
    try {
      await(CompletableFuture.runAsync(peer::close, thread));
    } finally {
      thread.shutdown();
    }
  }

  private static <T> T await(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
