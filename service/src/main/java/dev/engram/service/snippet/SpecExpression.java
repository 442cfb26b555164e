package dev.engram.service.snippet;

import static java.util.Objects.requireNonNull;

import dev.engram.api.JobSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.RateSelection;
import dev.engram.api.SweepAxes;
import dev.engram.api.SweepPart;
import dev.engram.api.SweepSpec;
import dev.engram.service.snippet.Expression.Chain;
import dev.engram.service.snippet.Expression.Literal;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Java that makes a spec: by a builder where its record has one, and else by methods such as
 * {@code withHiddenSize}, named as the components.
 */
final class SpecExpression {

  private static final int MOST_PAIRS_OF_A_MAP = 10; // that Map.of takes

  /** What says an explicit null. */
  private static final Map<String, String> WITHOUT = Map.of("stopWhen", "trainAllSteps", "diagnostics",
      "withoutDiagnostics");

  private SpecExpression() {}

  static Expression of(Record spec) {
    return switch (spec) {
      case JobSpec job when job.cell() != null && job.task() != null -> job.equals(JobSpec.of(job.cell(), job.task()))
          ? changed(job, "of", "cell", "task")
          : built(job, "cell", "task");
      case JobSpec job -> built(job);
      case SweepSpec sweep -> built(sweep);
      case SweepPart part -> built(part);
      case SweepAxes axes -> built(axes);
      case PalindromeSpec palindrome when palindrome.length() == null -> changed(palindrome, "withoutLength");
      case PalindromeSpec palindrome -> changed(palindrome, "ofLength", "length");
      case RateSelection selection when selection.seeds() == null -> new Literal("new RateSelection(null)");
      case RateSelection selection -> changed(selection, "ofSeeds", "seeds");
      default -> changed(spec, "withDefaults");
    };
  }

  private static Chain built(Record spec, String... atOnce) {
    Map<String, Object> rest = given(spec);
    List<Call> calls = new ArrayList<>();
    calls.add(start(spec, "builder", rest, atOnce));
    rest.forEach((name, value) -> calls.add(setter(name, value)));
    calls.add(new Call("build", List.of()));
    return new Chain(calls);
  }

  private static Chain changed(Record spec, String start, String... atOnce) {
    Map<String, Object> rest = given(spec);
    List<Call> calls = new ArrayList<>();
    calls.add(start(spec, start, rest, atOnce));
    rest.forEach((name, value) -> calls
        .add(new Call("with" + Character.toUpperCase(name.charAt(0)) + name.substring(1), arguments(value))));
    return new Chain(calls);
  }

  /** Takes what it says out of the rest. */
  private static Call start(Record spec, String method, Map<String, Object> rest, String... atOnce) {
    List<Expression> arguments = new ArrayList<>();
    for (String name : atOnce) {
      arguments.addAll(arguments(requireNonNull(rest.remove(name))));
    }
    return new Call(spec.getClass().getSimpleName() + "." + method, arguments);
  }

  private static Call setter(String name, Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent()
          ? new Call(name, arguments(optional.get()))
          : new Call(requireNonNull(WITHOUT.get(name), name), List.of());
    }
    return new Call(name, arguments(value));
  }

  /** The components that are not absent, by name. */
  private static Map<String, Object> given(Record spec) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (RecordComponent component : spec.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(spec);
        if (value != null) {
          given.put(component.getName(), value);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a component of a public record can't be read: " + component, e);
      }
    }
    return given;
  }

  /** Methods that take several values take them one by one. */
  private static List<Expression> arguments(Object value) {
    return value instanceof List<?> values
        ? values.stream().map(SpecExpression::value).toList()
        : List.of(value(value));
  }

  private static Expression value(Object value) {
    return switch (value) {
      case Record record -> of(record);
      case String text -> new Literal(Literals.of(text));
      case Integer number -> new Literal(Literals.of(number));
      case Long number -> new Literal(Literals.of(number));
      case Double number -> new Literal(Literals.of(number));
      case Boolean either -> new Literal(either.toString());
      case Enum<?> choice -> new Literal(choice.getDeclaringClass().getSimpleName() + "." + choice.name());
      case Duration duration -> Chain.of("Duration.parse", List.of(new Literal(Literals.of(duration.toString()))));
      case Map<?, ?> map -> map(map);
      default -> throw new IllegalArgumentException("there is no Java for a " + value.getClass().getName());
    };
  }

  private static Chain map(Map<?, ?> map) {
    boolean ofPairs = map.size() <= MOST_PAIRS_OF_A_MAP;
    List<Expression> entries = new ArrayList<>();
    map.forEach((key, value) -> {
      List<Expression> pair = List.of(value(key), value(value));
      entries.add(ofPairs
          ? new Literal(pair.get(0).inOneLine() + ", " + pair.get(1).inOneLine())
          : Chain.of("Map.entry", pair));
    });
    return Chain.of(ofPairs ? "Map.of" : "Map.ofEntries", entries);
  }
}
