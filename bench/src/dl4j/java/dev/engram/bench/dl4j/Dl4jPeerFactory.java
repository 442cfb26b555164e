package dev.engram.bench.dl4j;

import dev.engram.bench.Peer;
import dev.engram.bench.PeerFactory;
import dev.engram.bench.Workload;
import dev.engram.training.device.Devices;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Deeplearning4j on the CPU, with as many threads an operation as Engram has. */
public final class Dl4jPeerFactory implements PeerFactory {

  private static final Workload TINY = new Workload(Workload.Cell.LSTM, 20, 8, 4);
  private static final int STEPS_TO_WARM_UP = 100;

  private boolean isWarm;

  @Override
  public String name() {
    return "DL4J LSTM";
  }

  @Override
  public boolean canTrain(Workload workload) {
    return workload.cell() == Workload.Cell.LSTM;
  }

  @Override
  public Peer create(Workload workload) {
    setThreads(Devices.THREADS);
    warmUp();
    return new Dl4jPeer(workload);
  }

  /** Each of these alone leaves threads to the others. */
  private static void setThreads(int threads) {
    Nd4j.factory().blas().setMaxThreads(threads); // OpenBLAS
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads); // ND4J's loops in OpenMP
    Nd4j.getEnvironment().setMaxMasterThreads(threads); // ND4J's own pool
  }

  /** A step is thousands of small operations called from Java, and fast only after more steps than a turn holds. */
  private void warmUp() {
    if (isWarm) {
      return;
    }
    try (Peer peer = new Dl4jPeer(TINY)) {
      peer.train(STEPS_TO_WARM_UP);
    }
    isWarm = true;
  }
}
