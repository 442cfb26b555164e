package dev.engram.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Peers that train at the same time, each in a thread of its own, as the slots of a worker do. */
final class AtOnce implements Peer {

  private final List<Peer> peers;
  private final ExecutorService slots;

  AtOnce(List<Peer> peers) {
    this.peers = peers;
    this.slots = Executors.newFixedThreadPool(peers.size());
  }

  @Override
  public void train(int steps) {
    CompletableFuture.allOf(peers.stream()
        .map(peer -> CompletableFuture.runAsync(() -> peer.train(steps), slots))
        .toArray(CompletableFuture[]::new)).join();
  }

  @Override
  public int runs() {
    return peers.stream().mapToInt(Peer::runs).sum();
  }

  @Override
  public void close() {
    slots.close();
    peers.forEach(Peer::close);
  }
}
