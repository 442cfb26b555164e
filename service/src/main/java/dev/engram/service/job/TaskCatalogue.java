package dev.engram.service.job;

import dev.engram.api.Encoding;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.TaskDescription;
import dev.engram.api.TaskSpec;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tasks that can be learned: their fields, defaults and limits. */
@Component
public final class TaskCatalogue {

  private static final ChoiceField<PalindromeSpec, Encoding> ENCODING = new ChoiceField<>("encoding",
      "How the cell sees a digit: as one raw number (digit) or as a one among ten inputs (one-hot).",
      PalindromeSpec::encoding, Encoding.DIGIT);

  private final NumberField<PalindromeSpec, Integer> length;

  TaskCatalogue(Limits limits) {
    length = NumberField.<PalindromeSpec>integer("length",
        "T, the digits of the palindrome; the cell reads T − 1 of them and predicts the last.", PalindromeSpec::length,
        2, 2, limits.length()).mandatory();
  }

  /** The task with every field that applies. */
  TaskSpec resolve(TaskSpec task, Violations violations) {
    return switch (task) {
      case PalindromeSpec palindrome -> new PalindromeSpec(length.resolve(palindrome, "/task", violations),
          ENCODING.resolve(palindrome, "/task", violations));
    };
  }

  public List<TaskDescription> describe() {
    return List.of(new TaskDescription(PalindromeSpec.TYPE, "Last digit of a palindrome",
        "⌈T/2⌉ digits drawn uniformly and mirrored; the last digit is the first one, T − 1 time steps later.",
        List.of(length.describe(), ENCODING.describe())));
  }
}
