package dev.engram.bench;

import dev.engram.training.gradient.GradientMethod;
import dev.engram.training.loop.TrainingProgram;
import dev.engram.training.loop.TrainingProgram.LossAndNorm;
import java.util.stream.LongStream;

/** Engram's own training step, of one run or of a pack. */
final class EngramPeer implements Peer {

  private final TrainingProgram program;
  private int step;

  EngramPeer(Workload workload, GradientMethod gradientMethod, int runs, Setting setting) {
    program = new TrainingProgram(workload.shape(gradientMethod),
        LongStream.rangeClosed(1, runs).mapToObj(workload::run).toList(), setting.devices(), setting.device());
  }

  @Override
  public void train(int steps) {
    for (int count = 1; count <= steps; count++) {
      LossAndNorm result = program.step(++step);
      if (count == steps) {
        Setting.await(result.loss());
      }
      result.loss().close();
      result.gradNorm().close();
    }
  }

  @Override
  public int runs() {
    return program.runs().size();
  }

  @Override
  public void close() {
    program.close();
  }
}
