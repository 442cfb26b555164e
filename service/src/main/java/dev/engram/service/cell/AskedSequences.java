package dev.engram.service.cell;

import static java.util.Objects.requireNonNullElse;

import dev.engram.api.ActivationsRequest;
import dev.engram.api.PredictionRequest;
import dev.engram.service.job.Violations;
import java.util.List;
import java.util.regex.Pattern;

/** What may be asked of a cell at once. */
final class AskedSequences {

  private static final int MOST_SEQUENCES = 1000;
  private static final int MOST_DIGITS = 100_000;

  /** A large cell takes some seconds for so many. */
  private static final long MOST_MULTIPLICATIONS = 100_000_000_000L;

  /** Ten megabytes of JSON. */
  private static final long MOST_NUMBERS = 500_000;

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final String NOT_DIGITS = "must be one or more of the digits 0 to 9";
  private static final String TOO_MANY_DIGITS = "has %,d digits; it may have %,d";
  private static final String POINTER = "/sequences";
  private static final String POINTER_TO_ONE = "/sequence";

  private AskedSequences() {}

  /** @throws dev.engram.service.job.InvalidSpecException with every violation */
  static List<String> of(PredictionRequest request) {
    List<String> sequences = request.sequences() == null ? List.of() : request.sequences();
    Violations violations = new Violations();
    if (sequences.isEmpty()) {
      violations.add(POINTER, "has nothing to ask: give sequences such as [\"682846747648\"]");
    }
    if (sequences.size() > MOST_SEQUENCES) {
      violations.add(POINTER, "has %,d sequences; it may have %,d".formatted(sequences.size(), MOST_SEQUENCES));
    }
    for (int index = 0; index < sequences.size(); index++) {
      if (!DIGITS.matcher(sequences.get(index)).matches()) {
        violations.add(POINTER + "/" + index, NOT_DIGITS);
      }
    }
    long digits = digits(sequences);
    if (digits > MOST_DIGITS) {
      violations.add(POINTER, TOO_MANY_DIGITS.formatted(digits, MOST_DIGITS));
    }
    violations.throwIfAny();
    return sequences;
  }

  /** @throws dev.engram.service.job.InvalidSpecException where a cell of so many parameters would take too long */
  static void checkWork(List<String> sequences, long parameters) {
    long most = MOST_MULTIPLICATIONS / parameters;
    if (digits(sequences) > most) {
      Violations violations = new Violations();
      violations.add(POINTER, "has %,d digits; a cell of %,d parameters may be asked about %,d at once"
          .formatted(digits(sequences), parameters, most));
      violations.throwIfAny();
    }
  }

  /** @throws dev.engram.service.job.InvalidSpecException where it is none that a cell can read */
  static String of(ActivationsRequest request) {
    String sequence = requireNonNullElse(request.sequence(), "");
    Violations violations = new Violations();
    if (!DIGITS.matcher(sequence).matches()) {
      violations.add(POINTER_TO_ONE, NOT_DIGITS);
    } else if (sequence.length() > MOST_DIGITS) {
      violations.add(POINTER_TO_ONE, TOO_MANY_DIGITS.formatted(sequence.length(), MOST_DIGITS));
    }
    violations.throwIfAny();
    return sequence;
  }

  /** @throws dev.engram.service.job.InvalidSpecException where an answer of so many numbers a digit would be too long */
  static void checkAnswer(String sequence, long numbersPerDigit) {
    long numbers = sequence.length() * numbersPerDigit;
    if (numbers > MOST_NUMBERS) {
      Violations violations = new Violations();
      violations.add(POINTER_TO_ONE,
          "has %,d digits, for which the gates and states of this cell are %,d numbers; they may be %,d, of %,d digits"
              .formatted(sequence.length(), numbers, MOST_NUMBERS, MOST_NUMBERS / numbersPerDigit));
      violations.throwIfAny();
    }
  }

  private static long digits(List<String> sequences) {
    return sequences.stream().mapToLong(String::length).sum();
  }
}
