package dev.engram.bench;

import dev.engram.training.device.Devices;
import dev.engram.training.gradient.GradientMethod;
import dev.engram.training.loop.TrainingProgram;
import dev.engram.training.loop.TrainingProgram.LossAndNorm;
import java.util.List;

/** Engram's own training step. */
final class EngramPeer implements Peer {

  private final TrainingProgram program;
  private int step;

  EngramPeer(Workload workload, GradientMethod gradientMethod, Devices devices) {
    program = new TrainingProgram(workload.shape(gradientMethod), List.of(workload.run(1)), devices,
        devices.find("cpu").orElseThrow());
  }

  @Override
  public void step() {
    LossAndNorm result = program.step(++step);
    result.loss().close();
    result.gradNorm().close();
  }

  @Override
  public void close() {
    program.close();
  }
}
