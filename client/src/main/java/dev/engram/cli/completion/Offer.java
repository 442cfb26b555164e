package dev.engram.cli.completion;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a shell offers for a value that is to be written.
 *
 * @param files whether the names of files too
 */
record Offer(List<String> words, boolean files) {

  /** The labels of the help say what a value is where its type does not. */
  static Offer of(ArgSpec value) {
    String label = value.paramLabel();
    if (label.equals("COMMAND")) {
      return new Offer(List.copyOf(value.command().root().subcommands().keySet()), false);
    }
    List<String> words = new ArrayList<>();
    if (value.completionCandidates() != null) {
      value.completionCandidates().forEach(words::add);
    }
    return new Offer(words, label.contains("FILE") || label.contains("DIR"));
  }

  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  String joined() {
    return String.join(" ", words);
  }
}
