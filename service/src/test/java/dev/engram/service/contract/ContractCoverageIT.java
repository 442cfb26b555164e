package dev.engram.service.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whether the tests before it have seen all of the contract: all operations, all of their answers, all fields. */
class ContractCoverageIT {

  /** A defect, which is not known how to bring about. */
  private static final String DEFECT = "500";
  /** Answers that do not depend on the operation, and were seen once. */
  private static final List<String> OF_ANY = List.of("503");
  private static final List<String> NOT_SENT_YET = List.of();

  private final Operations operations = Operations.kept();
  private final Set<String> seen = SeenAnswers.all();

  @Test
  void everyAnswerOfEveryOperationWasSeen() {
    Set<String> expected = new TreeSet<>();
    operations.all().forEach(operation -> operation.statuses().forEach(status -> {
      if (!status.equals(DEFECT) && !OF_ANY.contains(status)) {
        expected.add(operation.id() + " " + status);
      }
    }));
    assertThat(seen).containsAll(expected);
    OF_ANY.forEach(status -> assertThat(seen).anyMatch(answer -> answer.endsWith(" " + status)));
  }

  @Test
  void everyFieldWasSeen() {
    Set<String> expected = new TreeSet<>();
    operations.document().at("/components/schemas").properties().forEach(schema -> {
      schema.getValue()
          .path("properties")
          .propertyNames()
          .forEach(property -> expected.add(schema.getKey() + "." + property));
      schema.getValue()
          .path("allOf")
          .forEach(part -> part.path("properties")
              .propertyNames()
              .forEach(property -> expected.add(schema.getKey() + "." + property)));
    });
    expected.removeIf(property -> operations.document()
        .at("/components/schemas/" + property.replaceFirst("\\..*", ""))
        .has("discriminator"));
    expected.removeAll(NOT_SENT_YET);
    assertThat(seen).containsAll(expected);
  }
}
