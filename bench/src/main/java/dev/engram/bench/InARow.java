package dev.engram.bench;

import java.util.List;

/** Peers that train one after the other, a step each. */
record InARow(List<Peer> peers) implements Peer {

  @Override
  public void train(int steps) {
    for (int count = 0; count < steps; count++) {
      peers.forEach(peer -> peer.train(1));
    }
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
