package dev.engram.bench;

import java.util.List;

/** Peers that train one after the other, each all its steps. */
record InARow(List<Peer> peers) implements Peer {

  @Override
  public void train(int steps) {
    peers.forEach(peer -> peer.train(steps));
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
