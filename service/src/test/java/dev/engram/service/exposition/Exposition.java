package dev.engram.service.exposition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a scrape says. */
public final class Exposition {

  private final Format format;
  private final Map<String, Family> families = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private @Nullable Family current;

  private Exposition(Format format) {
    this.format = format;
  }

  /** @throws Malformed for whatever the format does not allow */
  public static Exposition parse(Format format, String text) {
    Malformed.unless(text.endsWith("\n"), "the last line has no end");
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (format == Format.OPEN_METRICS) {
      Malformed.unless(lines.removeLast().equals("# EOF"), "it does not end with # EOF");
    }
    Exposition exposition = new Exposition(format);
    lines.forEach(exposition::read);
    exposition.families.values().forEach(Buckets::check);
    return exposition;
  }

  public List<Family> families() {
    return List.copyOf(families.values());
  }

  public Stream<Sample> samples() {
    return families.values().stream().flatMap(family -> family.samples().stream());
  }

  private void read(String text) {
    Line line = new Line(text);
    if (line.skip("# ")) {
      describe(line, text);
    } else {
      sample(line, text);
    }
  }

  private void describe(Line line, String text) {
    String keyword = line.name();
    Malformed.unless(format.knows(keyword), "'%s' is neither of %s", text, format);
    line.expect(" ");
    Family family = family(line.name());
    line.expect(" ");
    String said = line.rest();
    Malformed.unless(!keyword.equals("TYPE") || format.hasType(said), "'%s' has no type of %s", text, format);
    family.say(keyword, said);
  }

  /** All lines of a family stand together. */
  private Family family(String name) {
    Family before = current;
    if (before != null && before.name().equals(name)) {
      return before;
    }
    Family family = new Family(name);
    Malformed.unless(families.put(name, family) == null, "the lines of %s are scattered", name);
    current = family;
    return family;
  }

  private void sample(Line line, String text) {
    String name = line.name();
    Map<String, String> labels = text.startsWith("{", name.length()) ? line.labels() : Map.of();
    line.expect(" ");
    Sample sample = new Sample(name, labels, line.number());
    if (format == Format.OPEN_METRICS && line.skip(" # ")) {
      exemplar(line, sample);
    }
    Malformed.unless(line.isAtEnd(), "'%s' goes on after its value", text);
    Family family = current;
    Malformed.unless(family != null && format.isOf(family, name), "'%s' belongs to no family before it", text);
    Malformed.unless(seen.add(sample.series()), "%s is there twice", sample.series());
    if (family != null) {
      family.samples().add(sample);
    }
  }

  /** Of counters and buckets alone; what a trace was at that value. */
  private static void exemplar(Line line, Sample sample) {
    Malformed.unless(sample.name().endsWith("_total") || sample.name().endsWith("_bucket"), "%s has an exemplar",
        sample.name());
    line.labels();
    line.expect(" ");
    line.number();
    if (line.skip(" ")) {
      line.number();
    }
  }
}
