package dev.engram.bench;

import dev.engram.training.gradient.Autograd;
import dev.engram.training.gradient.Bptt;
import java.util.function.BiFunction;

/** What every build can train with. */
enum BuiltInPeer implements PeerFactory {
  BPTT("bptt", (workload, setting) -> new EngramPeer(workload, new Bptt(), 1, setting)),
  AUTOGRAD("autograd", (workload, setting) -> new EngramPeer(workload, new Autograd(), 1, setting)),
  DJL_BLOCK("DJL block", DjlBlockPeer::new),
  PRODUCTS_ALONE("products alone", ProductsPeer::new);

  private final String label;
  private final BiFunction<Workload, Setting, Peer> newPeer;

  BuiltInPeer(String label, BiFunction<Workload, Setting, Peer> newPeer) {
    this.label = label;
    this.newPeer = newPeer;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Peer create(Workload workload, Setting setting) {
    return newPeer.apply(workload, setting);
  }
}
