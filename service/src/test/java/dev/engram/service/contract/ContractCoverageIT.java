package dev.engram.service.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.service.contract.Operations.Operation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whether the tests before it have seen all of the contract: all operations, all of their answers, all fields. */
class ContractCoverageIT {

  private static final String DEFECT = "500";
  /** Takes a disk to fill: the long test of that holds the answer against the contract. */
  private static final String STORE_AWAY = "503";

  /** Of requests that take half a minute together. */
  private static final Set<String> TOO_LONG_FOR_TESTS = Set.of("predict 429", "getActivations 429");
  /** All of such lists are on one page. */
  private static final List<String> NEVER_MORE_THAN_A_PAGE = List.of("PageCellDescription.nextPageToken",
      "PageTaskDescription.nextPageToken", "PageOptimizerDescription.nextPageToken",
      "PageScheduleDescription.nextPageToken",
      "PageCheckpoint.nextPageToken");
  /** Told of packs on a GPU, where it can change the last bits. */
  private static final String ON_A_GPU = "Fingerprint.pack";

  private final Operations operations = Operations.kept();
  private final Set<String> seen = SeenAnswers.all();

  @Test
  void everyAnswerOfEveryOperationWasSeen() {
    Set<String> expected = new TreeSet<>();
    operations.all().forEach(operation -> operation.statuses().forEach(status -> {
      if (!status.equals(DEFECT) && !status.equals(STORE_AWAY) && !isInFlight(operation, status)) {
        expected.add(operation.id() + " " + status);
      }
    }));
    expected.removeAll(TOO_LONG_FOR_TESTS);
    expected.add("createJob 409");
    expected.removeAll(seen);
    assertThat(expected).as("promised by docs/openapi.json and never seen in a test").isEmpty();
  }

  /** Whether it is the answer to a request whose first attempt is under way, which is the same for all operations. */
  private static boolean isInFlight(Operation operation, String status) {
    return operation.description()
        .at("/responses/%s/content/application~1problem+json/example/code".formatted(status))
        .asString("")
        .equals("IN_FLIGHT");
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
    expected.removeAll(NEVER_MORE_THAN_A_PAGE);
    expected.remove(ON_A_GPU);
    expected.removeAll(seen);
    assertThat(expected).as("promised by docs/openapi.json and never seen in a test").isEmpty();
  }
}
