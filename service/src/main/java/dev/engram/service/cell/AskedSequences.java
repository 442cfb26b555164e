package dev.engram.service.cell;

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

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final String POINTER = "/sequences";

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
        violations.add(POINTER + "/" + index, "must be one or more of the digits 0 to 9");
      }
    }
    long digits = digits(sequences);
    if (digits > MOST_DIGITS) {
      violations.add(POINTER, "has %,d digits; it may have %,d".formatted(digits, MOST_DIGITS));
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

  private static long digits(List<String> sequences) {
    return sequences.stream().mapToLong(String::length).sum();
  }
}
