package dev.engram.service.job;

import dev.engram.api.AdamSpec;
import dev.engram.api.CellSpec;
import dev.engram.api.ConstantScheduleSpec;
import dev.engram.api.CosineScheduleSpec;
import dev.engram.api.LstmSpec;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.RmsPropSpec;
import dev.engram.api.RnnSpec;
import dev.engram.api.ScheduleSpec;
import dev.engram.api.SgdSpec;
import dev.engram.api.StepScheduleSpec;
import org.jspecify.annotations.Nullable;

/** Specs in the place of others: what they leave out stays as it was, as far as it applies. */
public final class SpecMerge {

  private SpecMerge() {}

  /** A cell of another type takes over what all cells have. */
  public static @Nullable CellSpec cell(@Nullable CellSpec inherited, @Nullable CellSpec wanted) {
    if (inherited == null || wanted == null) {
      return or(wanted, inherited);
    }
    return switch (wanted) {
      case RnnSpec rnn -> new RnnSpec(or(rnn.hiddenSize(), inherited.hiddenSize()),
          or(rnn.initializer(), inherited.initializer()), or(rnn.recurrentGain(), inherited.recurrentGain()));
      case LstmSpec lstm -> {
        boolean setsBias = lstm.forgetBias() != null || lstm.chronoLength() != null;
        LstmSpec bias = !setsBias && inherited instanceof LstmSpec before ? before : lstm;
        yield new LstmSpec(or(lstm.hiddenSize(), inherited.hiddenSize()),
            or(lstm.initializer(), inherited.initializer()), or(lstm.recurrentGain(), inherited.recurrentGain()),
            bias.forgetBias(), bias.chronoLength());
      }
    };
  }

  /** One of another type takes over the schedule and nothing else: a rate that suits one does not suit the other. */
  public static @Nullable OptimizerSpec optimizer(@Nullable OptimizerSpec inherited, @Nullable OptimizerSpec wanted) {
    return switch (wanted) {
      case null -> inherited;
      case RmsPropSpec changed when inherited instanceof RmsPropSpec before -> new RmsPropSpec(
          or(changed.learningRate(), before.learningRate()), or(changed.alpha(), before.alpha()),
          or(changed.epsilon(), before.epsilon()), schedule(before.schedule(), changed.schedule()));
      case AdamSpec changed when inherited instanceof AdamSpec before -> new AdamSpec(
          or(changed.learningRate(), before.learningRate()), or(changed.beta1(), before.beta1()),
          or(changed.beta2(), before.beta2()), or(changed.epsilon(), before.epsilon()),
          schedule(before.schedule(), changed.schedule()));
      case SgdSpec changed when inherited instanceof SgdSpec before -> new SgdSpec(
          or(changed.learningRate(), before.learningRate()), or(changed.momentum(), before.momentum()),
          or(changed.nesterov(), before.nesterov()), schedule(before.schedule(), changed.schedule()));
      case RmsPropSpec ofAnotherKind -> scheduledAs(inherited, ofAnotherKind);
      case AdamSpec ofAnotherKind -> scheduledAs(inherited, ofAnotherKind);
      case SgdSpec ofAnotherKind -> scheduledAs(inherited, ofAnotherKind);
    };
  }

  private static OptimizerSpec scheduledAs(@Nullable OptimizerSpec inherited, OptimizerSpec wanted) {
    ScheduleSpec schedule = schedule(inherited == null ? null : inherited.schedule(), wanted.schedule());
    return schedule == null ? wanted : wanted.withSchedule(schedule);
  }

  private static @Nullable ScheduleSpec schedule(@Nullable ScheduleSpec inherited, @Nullable ScheduleSpec wanted) {
    return switch (wanted) {
      case null -> inherited;
      case ConstantScheduleSpec changed when inherited instanceof ConstantScheduleSpec before ->
        new ConstantScheduleSpec(or(changed.warmupSteps(), before.warmupSteps()));
      case CosineScheduleSpec changed when inherited instanceof CosineScheduleSpec before -> new CosineScheduleSpec(
          or(changed.warmupSteps(), before.warmupSteps()), or(changed.steps(), before.steps()),
          or(changed.finalFraction(), before.finalFraction()));
      case StepScheduleSpec changed when inherited instanceof StepScheduleSpec before -> new StepScheduleSpec(
          or(changed.warmupSteps(), before.warmupSteps()), or(changed.everySteps(), before.everySteps()),
          or(changed.factor(), before.factor()));
      case ConstantScheduleSpec ofAnotherKind -> ofAnotherKind;
      case CosineScheduleSpec ofAnotherKind -> ofAnotherKind;
      case StepScheduleSpec ofAnotherKind -> ofAnotherKind;
    };
  }

  public static <T> @Nullable T or(@Nullable T wanted, @Nullable T inherited) {
    return wanted == null ? inherited : wanted;
  }
}
