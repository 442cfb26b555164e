package dev.engram.bench;

import dev.engram.training.gradient.Autograd;
import dev.engram.training.gradient.Bptt;

/** What every build can train with. */
enum BuiltInPeer implements PeerFactory {
  BPTT {
    @Override
    public Peer create(Workload workload, Setting setting) {
      return new EngramPeer(workload, new Bptt(), 1, setting);
    }
  },
  AUTOGRAD {
    @Override
    public Peer create(Workload workload, Setting setting) {
      return new EngramPeer(workload, new Autograd(), 1, setting);
    }
  },
  DJL_BLOCK {
    @Override
    public Peer create(Workload workload, Setting setting) {
      return new DjlBlockPeer(workload, setting);
    }
  },
  PRODUCTS_ALONE {
    @Override
    public Peer create(Workload workload, Setting setting) {
      return new ProductsPeer(workload, setting);
    }
  };

  @Override
  public String label() {
    return switch (this) {
      case BPTT -> "bptt";
      case AUTOGRAD -> "autograd";
      case DJL_BLOCK -> "DJL block";
      case PRODUCTS_ALONE -> "products alone";
    };
  }
}
