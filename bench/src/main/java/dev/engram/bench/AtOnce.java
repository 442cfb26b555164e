package dev.engram.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Peers that train at the same time, as the slots of a worker do. */
record AtOnce(List<OwnThread> peers) implements Peer {

  @Override
  public void train(int steps) {
    CompletableFuture.allOf(peers.stream().map(peer -> peer.start(steps)).toArray(CompletableFuture[]::new)).join();
  }

  @Override
  public int runs() {
    return peers.stream().mapToInt(Peer::runs).sum();
  }

  @Override
  public void close() {
    peers.forEach(Peer::close);
  }
}
