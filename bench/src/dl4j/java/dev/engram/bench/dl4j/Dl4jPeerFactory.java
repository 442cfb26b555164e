package dev.engram.bench.dl4j;

import dev.engram.bench.Peer;
import dev.engram.bench.PeerFactory;
import dev.engram.bench.Setting;
import dev.engram.bench.Workload;
import dev.engram.training.device.Devices;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Deeplearning4j on the CPU, with as many threads an operation as Engram has. */
public final class Dl4jPeerFactory implements PeerFactory {

  @Override
  public String label() {
    return "DL4J LSTM";
  }

  @Override
  public boolean canTrain(Workload workload, Setting setting) {
    return !setting.onGpu() && switch (workload.cell()) {
      case LSTM -> true;
      case RNN -> false; // its SimpleRnn has another bias
    };
  }

  @Override
  public Peer create(Workload workload, Setting setting) {
    setThreads(Devices.THREADS);
    return new Dl4jPeer(workload);
  }

  /** Each of these alone leaves threads to the others. */
  private static void setThreads(int threads) {
    Nd4j.factory().blas().setMaxThreads(threads); // OpenBLAS
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads); // ND4J's loops in OpenMP
    Nd4j.getEnvironment().setMaxMasterThreads(threads); // ND4J's own pool
  }
}
