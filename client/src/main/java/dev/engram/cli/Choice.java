package dev.engram.cli;

import dev.engram.api.Encoding;
import dev.engram.api.GradientMethod;
import dev.engram.api.Initializer;
import dev.engram.api.JobState;
import dev.engram.api.Precision;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * What can be written where a value is one of a few: for the help and for completion. It limits nothing, for a newer
 * service may know more.
 */
interface Choice extends Iterable<String> {

  List<String> words();

  @Override
  default Iterator<String> iterator() {
    return words().iterator();
  }

  /** As the contract and the command line write constants: {@code one-hot}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Choice::word).toList();
  }

  record Cells() implements Choice {
    @Override
    public List<String> words() {
      return List.of("rnn", "lstm");
    }
  }

  record Optimizers() implements Choice {
    @Override
    public List<String> words() {
      return List.of("rmsprop", "adam", "sgd");
    }
  }

  record Schedules() implements Choice {
    @Override
    public List<String> words() {
      return List.of("constant", "cosine", "step");
    }
  }

  record Encodings() implements Choice {
    @Override
    public List<String> words() {
      return Choice.words(Encoding.values());
    }
  }

  record Initializers() implements Choice {
    @Override
    public List<String> words() {
      return Choice.words(Initializer.values());
    }
  }

  record GradientMethods() implements Choice {
    @Override
    public List<String> words() {
      return Choice.words(GradientMethod.values());
    }
  }

  record Precisions() implements Choice {
    @Override
    public List<String> words() {
      return Choice.words(Precision.values());
    }
  }

  record States() implements Choice {
    @Override
    public List<String> words() {
      return Choice.words(JobState.values());
    }
  }

  record Devices() implements Choice {
    @Override
    public List<String> words() {
      return List.of("auto", "cpu", "cuda");
    }
  }
}
