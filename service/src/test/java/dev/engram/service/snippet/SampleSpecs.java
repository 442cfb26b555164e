package dev.engram.service.snippet;

import dev.engram.api.JobSpec;
import dev.engram.api.SweepSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Specs with every field that their records have, so that none can be added unseen. */
final class SampleSpecs {

  private static final List<String> NASTY_TEXTS = List.of("", "\"; System.exit(1); //", "\\", "\\u0022", "\\\\u0022",
      "a\nb\rc\td\be\ff", "\0\u00011\u007f\u0085\u2028\u2029", "\"\"\"", "*/", "%s {0} ${x}",
      "Gedächtnis 记忆 🧠 👩‍🔬", "\u202Egnirts\u200b\ufeff\u00a0", "alone: \ud83e", "\ud800\uddff \udfff\ud83e");

  private SampleSpecs() {}

  /** The records that a request for a job or a sweep is made of. */
  static Set<Class<?>> types() {
    Set<Class<?>> types = new LinkedHashSet<>();
    collect(JobSpec.class, types);
    collect(SweepSpec.class, types);
    return types;
  }

  private static void collect(Type type, Set<Class<?>> types) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, types));
    } else if (type instanceof Class<?> union && union.isSealed()) {
      Arrays.stream(union.getPermittedSubclasses()).forEach(member -> collect(member, types));
    } else if (type instanceof Class<?> record && record.isRecord() && types.add(record)) {
      Arrays.stream(record.getRecordComponents()).forEach(component -> collect(component.getGenericType(), types));
    }
  }

  /** One with nothing, one for each sample of each component alone, and one with all components. */
  static List<Record> of(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Record> specs = new ArrayList<>();
    specs.add(make(type, new Object[components.length]));
    for (int index = 0; index < components.length; index++) {
      for (Object sample : samples(components[index].getGenericType())) {
        @Nullable
        Object[] arguments = new Object[components.length];
        arguments[index] = sample;
        specs.add(make(type, arguments));
      }
    }
    specs.add(full(type));
    return specs;
  }

  /** With the last sample of each. */
  private static Record full(Class<?> type) {
    return make(type, Arrays.stream(type.getRecordComponents())
        .map(component -> samples(component.getGenericType()).getLast())
        .toArray());
  }

  private static Record make(Class<?> type, @Nullable Object... arguments) {
    Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new);
    try {
      return (Record) type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<?> samples(Type type) {
    return switch (type) {
      case ParameterizedType generic when generic.getRawType() == Optional.class ->
        optionals(samples(argument(generic)));
      case ParameterizedType generic when generic.getRawType() == List.class ->
        List.of(List.of(), List.copyOf(samples(argument(generic))));
      case ParameterizedType generic when generic.getRawType() == Map.class ->
        List.of(labels(0), labels(2), labels(11));
      case Class<?> union when union.isSealed() ->
        Arrays.stream(union.getPermittedSubclasses()).map(SampleSpecs::full).toList();
      case Class<?> record when record.isRecord() -> List.of(full(record));
      case Class<?> choice when choice.isEnum() -> List.of(choice.getEnumConstants());
      case Class<?> plain when plain == String.class -> NASTY_TEXTS;
      case Class<?> plain when plain == Integer.class -> List.of(0, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case Class<?> plain when plain == Long.class -> List.of(42L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 31);
      case Class<?> plain when plain == Double.class -> List.of(0.001, 1e-8, 3e-4, 10.0, 1e12, -1.5, -0.0,
          Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
      case Class<?> plain when plain == Boolean.class -> List.of(false, true);
      case Class<?> plain when plain == Duration.class -> List.of(Duration.ofHours(2), Duration.ofMillis(-1500));
      default -> throw new IllegalArgumentException("there are no samples of " + type);
    };
  }

  private static Type argument(ParameterizedType generic) {
    return generic.getActualTypeArguments()[0];
  }

  private static List<Object> optionals(List<?> values) {
    List<Object> optionals = new ArrayList<>();
    optionals.add(Optional.empty());
    values.forEach(value -> optionals.add(Optional.of(value)));
    return optionals;
  }

  private static Map<String, String> labels(int size) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int index = 0; index < size; index++) {
      labels.put(index + "\"", NASTY_TEXTS.get(index));
    }
    return labels;
  }
}
