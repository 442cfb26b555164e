package dev.engram.cli;

import dev.engram.api.ConstantScheduleSpec;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.RmsPropSpec;
import dev.engram.api.ScheduleSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * A spec by flags. Values are passed on as they are written: which of them exist and which ranges hold is for the
 * service to say.
 */
final class SpecOptions {

  @Option(names = "--cell", paramLabel = "rnn|lstm", completionCandidates = Choice.Cells.class,
      description = "The cell to train.")
  private @Nullable String cell;

  @Option(names = "--length", paramLabel = "T", description = "The length of the palindromes.")
  private @Nullable Integer length;

  @Option(names = "--encoding", paramLabel = "digit|one-hot", completionCandidates = Choice.Encodings.class,
      description = "How the cell sees a digit.")
  private @Nullable String encoding;

  @Option(names = "--hidden-size", paramLabel = "N", description = "Hidden units.")
  private @Nullable Integer hiddenSize;

  @Option(names = "--initializer", paramLabel = "NAME", completionCandidates = Choice.Initializers.class,
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable String initializer;

  @Option(names = "--recurrent-gain", paramLabel = "X", description = "Multiplies the initial W_hh.")
  private @Nullable Double recurrentGain;

  @Option(names = "--forget-bias", paramLabel = "X", description = "Where the forget gate's bias starts (lstm).")
  private @Nullable Double forgetBias;

  @Option(names = "--chrono-length", paramLabel = "T",
      description = "Instead: biases spread for memories of up to this length (lstm).")
  private @Nullable Integer chronoLength;

  @Option(names = "--optimizer", paramLabel = "NAME", completionCandidates = Choice.Optimizers.class,
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable String optimizer;

  @Option(names = "--learning-rate", paramLabel = "X",
      description = "Of the optimizer (if none is named, of rmsprop, or of the job's).")
  private @Nullable Double learningRate;

  @Option(names = "--schedule", paramLabel = "NAME", completionCandidates = Choice.Schedules.class,
      description = "How the rate changes: ${COMPLETION-CANDIDATES}.")
  private @Nullable String schedule;

  @Option(names = "--warmup-steps", paramLabel = "N", description = "Steps over which the rate rises first.")
  private @Nullable Integer warmupSteps;

  @Option(names = "--batch-size", paramLabel = "N", description = "Sequences of a step.")
  private @Nullable Integer batchSize;

  @Option(names = "--max-steps", paramLabel = "N", description = "Steps at most; fewer where it converges.")
  private @Nullable Integer maxSteps;

  @Option(names = "--max-grad-norm", paramLabel = "X", description = "Longer gradients are scaled to this norm.")
  private @Nullable Double maxGradNorm;

  @Option(names = "--gradients", paramLabel = "bptt|autograd", completionCandidates = Choice.GradientMethods.class,
      description = "Where gradients come from.")
  private @Nullable String gradients;

  @Option(names = "--precision", paramLabel = "float32|float64", completionCandidates = Choice.Precisions.class,
      description = "Of weights and activations.")
  private @Nullable String precision;

  @Option(names = "--device", paramLabel = "NAME", completionCandidates = Choice.Devices.class,
      description = "auto, cpu, cuda or cuda:N.")
  private @Nullable String device;

  @Option(names = "--seed", paramLabel = "N", description = "Of initial weights and of all digits drawn.")
  private @Nullable Long seed;

  @Option(names = "--name", paramLabel = "TEXT", description = "What to call the job.")
  private @Nullable String name;

  @Option(names = "--label", paramLabel = "KEY=VALUE", description = "To find the job by; may be repeated.")
  private @Nullable Map<String, String> labels;

  /** Whether no flag was given. */
  boolean isEmpty() {
    return fields(RmsPropSpec::withDefaults).isEmpty();
  }

  /** The JobSpec with what was given and nothing else. */
  Map<String, Object> toSpec() {
    if (cell == null || length == null) {
      throw new UsageException("a job needs a --cell and a --length");
    }
    return fields(RmsPropSpec::withDefaults);
  }

  /**
   * What was given and nothing else, as a JobSpec that need not be whole.
   *
   * @param unnamed the optimizer that something is said of where none is named
   */
  Map<String, Object> fields(Supplier<OptimizerSpec> unnamed) {
    Fields cellFields = new Fields()
        .with("type", cell)
        .with("hiddenSize", hiddenSize)
        .with("initializer", initializer)
        .with("recurrentGain", recurrentGain)
        .with("forgetBias", forgetBias)
        .with("chronoLength", chronoLength);
    Fields taskFields = new Fields()
        .with("type", length == null ? null : "palindrome")
        .with("length", length)
        .with("encoding", encoding);
    Fields optimizerFields = optimizerFields(unnamed);
    return new Fields()
        .with("name", name)
        .with("cell", cellFields.given())
        .with("task", taskFields.given())
        .with("optimizer", optimizerFields.given())
        .with("batchSize", batchSize)
        .with("maxSteps", maxSteps)
        .with("maxGradNorm", maxGradNorm)
        .with("gradients", gradients)
        .with("precision", precision)
        .with("device", device)
        .with("seed", seed)
        .with("labels", labels)
        .given();
  }

  private Fields optimizerFields(Supplier<OptimizerSpec> unnamed) {
    Fields fields = new Fields();
    if (optimizer == null && learningRate == null && schedule == null && warmupSteps == null) {
      return fields;
    }
    return fields.with("type", optimizer == null ? unnamed.get().type() : optimizer)
        .with("learningRate", learningRate)
        .with("schedule", scheduleFields(() -> unnamed.get().schedule()).given());
  }

  /** @param unnamed the schedule that a warm-up belongs to where none is named */
  private Fields scheduleFields(Supplier<@Nullable ScheduleSpec> unnamed) {
    if (schedule == null && warmupSteps == null) {
      return new Fields();
    }
    return new Fields().with("type", schedule == null ? type(unnamed.get()) : schedule)
        .with("warmupSteps", warmupSteps);
  }

  private static String type(@Nullable ScheduleSpec ofUnnamed) {
    return ofUnnamed == null ? ConstantScheduleSpec.TYPE : ofUnnamed.type();
  }

  /** The fields of a JSON object, but for those without a value or with an empty object. */
  private record Fields(Map<String, Object> given) {

    Fields() {
      this(new LinkedHashMap<>());
    }

    Fields with(String field, @Nullable Object value) {
      if (value != null && !Map.of().equals(value)) {
        given.put(field, value);
      }
      return this;
    }
  }
}
