package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the catalogue says of a field is what becomes of it in a job. */
class CatalogueTest extends ServiceTest {

  private record Entry(String part, String type, JsonNode field) {

    String pointer() {
      return "/" + part + "/" + field.path("name").stringValue();
    }

    ObjectNode with(String value) {
      return Specs.with(without(), pointer(), value);
    }

    /** Small, so that the largest value of one field does not need more memory than there is. */
    ObjectNode without() {
      ObjectNode spec = Specs.tiny("lstm");
      if (part.equals("cell")) {
        Specs.with(spec, "/cell", "{\"type\":\"%s\",\"hiddenSize\":8}".formatted(type));
      } else if (part.equals("optimizer")) {
        Specs.with(spec, "/optimizer", "{\"type\":\"%s\"}".formatted(type));
      } else if (part.equals("optimizer/schedule")) {
        Specs.with(spec, "/maxSteps", "1"); // so that the shortest schedule is as long as the job
        Specs.with(spec, "/optimizer", "{\"type\":\"sgd\",\"schedule\":{\"type\":\"%s\"}}".formatted(type));
      }
      return spec;
    }

    @Override
    public String toString() {
      return type + pointer();
    }
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (String part : List.of("cell", "task", "optimizer", "optimizer/schedule")) {
      String catalogue = part.substring(part.lastIndexOf('/') + 1) + "s";
      caller.get("/v1/" + catalogue)
          .json()
          .path("items")
          .forEach(item -> item.path("fields")
              .forEach(field -> entries.add(new Entry(part, item.path("type").stringValue(), field))));
    }
    return entries;
  }

  private List<Entry> numbers() {
    return entries().stream().filter(entry -> entry.field().has("minimum")).toList();
  }

  @Test
  void hasEveryTypeOfTheContractWithEveryField() {
    List<String> ofTheContract = ContractFields.all()
        .stream()
        .filter(field -> field.pointer().matches("/(cell|task|optimizer)/.+"))
        .filter(field -> !field.pointer().equals("/optimizer/schedule"))
        .map(ContractFields.Field::ofType)
        .distinct() // every optimizer may have every schedule
        .toList();
    assertThat(entries()).extracting(Entry::toString).containsExactlyInAnyOrderElementsOf(ofTheContract);
  }

  @Test
  void tellsWhatAFormNeeds() {
    for (String catalogue : List.of("cells", "tasks", "optimizers", "schedules")) {
      JsonNode page = caller.get("/v1/" + catalogue).json();
      assertThat(page.get("nextPageToken").isNull()).isTrue();
      assertThat(page.path("items")).isNotEmpty().allSatisfy(item -> {
        assertThat(item.path("name").stringValue()).isNotBlank();
        assertThat(item.path(catalogue.equals("tasks") ? "description" : "equations").toString()).hasSizeGreaterThan(2);
      });
    }
    assertThat(entries()).allSatisfy(entry -> {
      assertThat(entry.field().path("description").stringValue()).isNotBlank();
      assertThat(entry.field().path("type").stringValue()).isIn("integer", "number", "boolean", "string");
    });
  }

  @Test
  void aFieldLeftOutHasItsDefault() {
    assertThat(entries()).filteredOn(entry -> entry.field().has("default")).isNotEmpty().allSatisfy(entry -> {
      ObjectNode without = entry.without();
      ((ObjectNode) without.at("/" + entry.part())).remove(entry.field().path("name").stringValue());
      JsonNode expected = entry.field().path("default");
      assertThat(caller.validate(without).path("spec").at(entry.pointer())).isEqualTo(expected);
      assertThat(caller.validate(entry.with(expected.toString())).path("spec").at(entry.pointer()))
          .isEqualTo(expected);
    });
  }

  @Test
  void aFieldThatIsRequiredCanNotBeLeftOut() {
    assertThat(entries()).filteredOn(entry -> entry.field().path("required").booleanValue())
        .isNotEmpty()
        .allSatisfy(entry -> {
          assertThat(entry.field().has("default")).isFalse();
          refuses(entry, "null");
        });
  }

  @Test
  void theLeastAndTheLargestValueAreTakenUnlessTheyAreExcluded() {
    assertThat(numbers()).hasSizeGreaterThan(10).allSatisfy(entry -> {
      bound(entry, "minimum", entry.field().path("exclusiveMinimum").booleanValue());
      bound(entry, "maximum", entry.field().path("exclusiveMaximum").booleanValue());
    });
  }

  private void bound(Entry entry, String name, boolean excluded) {
    String value = number(entry, entry.field().path(name).decimalValue());
    if (excluded) {
      refuses(entry, value);
    } else {
      JsonNode resolved = caller.validate(entry.with(value)).path("spec").at(entry.pointer());
      assertThat(resolved.decimalValue()).isEqualByComparingTo(value);
    }
  }

  @Test
  void whatIsBeyondTheBoundsIsRefused() {
    assertThat(numbers()).hasSizeGreaterThan(10).allSatisfy(entry -> {
      refuses(entry, number(entry, entry.field().path("minimum").decimalValue().subtract(BigDecimal.ONE)));
      refuses(entry, number(entry, entry.field().path("maximum").decimalValue().add(BigDecimal.ONE)));
    });
  }

  private void refuses(Entry entry, String value) {
    Answer answer = caller.postJson("/v1/jobs?validateOnly=true", entry.with(value));
    assertThat(RefusalTest.pointers(RefusalTest.problem(answer, 422, "INVALID_SPEC")))
        .containsExactly(entry.pointer());
  }

  private static String number(Entry entry, BigDecimal value) {
    return entry.field().path("type").stringValue().equals("integer")
        ? value.toBigIntegerExact().toString()
        : value.toString();
  }

  @Test
  void everyValueOfAClosedSetIsTaken() {
    assertThat(entries()).filteredOn(entry -> entry.field().has("values")).isNotEmpty().allSatisfy(entry -> {
      assertThat(entry.field().path("values")).hasSizeGreaterThan(1).allSatisfy(value -> {
        JsonNode resolved = caller.validate(entry.with(value.toString())).path("spec").at(entry.pointer());
        assertThat(resolved).isEqualTo(value);
      });
    });
  }

  @Test
  void theFormulaIsTheOneOfTheCount() {
    caller.get("/v1/cells").json().path("items").forEach(cell -> {
      JsonNode count = caller.validate(Specs.smallest(cell.path("type").stringValue(), 5)).path("parameterCount");
      assertThat(cell.path("parameterCountFormula")).isEqualTo(count.path("formula"));
    });
  }
}
