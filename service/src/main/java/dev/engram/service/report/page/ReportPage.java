package dev.engram.service.report.page;

import static java.util.Objects.requireNonNull;

import dev.engram.api.Comparison;
import dev.engram.api.CurvePoint;
import dev.engram.api.Fingerprint;
import dev.engram.api.Sweep;
import dev.engram.api.SweepPart;
import dev.engram.service.report.figure.Figure;
import dev.engram.service.report.figure.SeriesName;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of a report ask for. Its prose is theirs; what it says of this sweep is here and in the findings.
 *
 * @param version of Engram
 * @param style the page's style sheet
 * @param request the sweep's spec as JSON
 */
record ReportPage(Evidence evidence, Map<String, Figure> figures, String version, String style, String request,
    List<Listing> listings) {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
      .withZone(ZoneOffset.UTC);

  /** A file of code. */
  record Listing(String title, String code) {}

  /** A figure with the name that it has in addresses. */
  record NamedFigure(String name, String title, String caption) {}

  /** A line about how the sweep was run. */
  record Fact(String name, String value) {}

  public Sweep sweep() {
    return evidence.sweep();
  }

  public String title() {
    return sweep().name();
  }

  /** What the sweep's author says of a part; null where that is nothing. */
  public @Nullable String descriptionOf(PartEvidence part) {
    return requireNonNull(sweep().spec().parts()).stream()
        .filter(one -> part.name().equals(one.name()))
        .map(SweepPart::description)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  public String subtitle() {
    return "How long recurrent cells remember: a report of Engram %s, %s".formatted(version,
        WHEN.format(Objects.requireNonNullElse(sweep().finishedAt(), sweep().createdAt())));
  }

  /** What is still to come of a sweep that has not ended. */
  public String unfinished() {
    return "This sweep has not ended: it is %s, with %s %% of its work done, and its jobs are %s. What follows is what is known so far."
        .formatted(sweep().state(), Math.round(100 * sweep().progress().fraction()), counts());
  }

  private String counts() {
    return String.join(", ",
        sweep().counts().entrySet().stream().map(count -> count.getKey() + ": " + count.getValue()).toList());
  }

  public List<PartEvidence> parts() {
    return evidence.parts();
  }

  /** Null where there is none of that name. */
  public @Nullable NamedFigure figure(@Nullable String name) {
    if (name == null || !figures.containsKey(name)) {
      return null;
    }
    Figure figure = requireNonNull(figures.get(name));
    return new NamedFigure(name, figure.title(), figure.caption());
  }

  /** Those of a part that stand by no question. */
  public List<NamedFigure> figuresOf(PartEvidence part) {
    boolean isCurve = evidence.curve().filter(part::equals).isPresent();
    boolean isOfBiases = evidence.forgetBiases().filter(part::equals).isPresent();
    boolean isOptimizers = evidence.optimizers().filter(part::equals).isPresent();
    return Stream.of(isCurve || isOfBiases ? null : ReportFigures.accuracy(part),
        isCurve ? null : ReportFigures.steps(part), isOptimizers ? null : ReportFigures.training(part))
        .filter(Objects::nonNull)
        .map(this::figure)
        .filter(Objects::nonNull)
        .toList();
  }

  public @Nullable NamedFigure curveOfAll() {
    return figure(evidence.curve().map(ReportFigures::accuracy).orElse(null));
  }

  /** Null where it is that of all. */
  public @Nullable NamedFigure curveOfBiases() {
    return figure(evidence.forgetBiases()
        .filter(part -> !evidence.curve().equals(Optional.of(part)))
        .map(ReportFigures::accuracy)
        .orElse(null));
  }

  public @Nullable NamedFigure stepsOfAll() {
    return figure(evidence.curve().map(ReportFigures::steps).orElse(null));
  }

  /** The curve of one cell; where it is the only one, that of all. */
  public @Nullable NamedFigure curveOf(String cell) {
    NamedFigure alone = figure(evidence.curve(cell).map(part -> ReportFigures.accuracy(part, cell)).orElse(null));
    return alone != null ? alone : figure(evidence.curve(cell).map(ReportFigures::accuracy).orElse(null));
  }

  public @Nullable NamedFigure trainingOf(PartEvidence part) {
    return figure(ReportFigures.training(part));
  }

  public List<CurvePoint> pointsOf(String cell) {
    return evidence.curve(cell)
        .map(part -> part.points().stream().filter(point -> point.cell().equals(cell)).toList())
        .orElse(List.of());
  }

  public List<String> summary() {
    return ofCurves(part -> {
      CurveFindings findings = new CurveFindings(part);
      return Stream.concat(findings.solvedLengths().stream(), findings.lstmAgainstRnn().stream()).toList();
    });
  }

  /** Sentences about each part that is a curve, which name it where there are several. */
  private List<String> ofCurves(Function<PartEvidence, List<String>> sentences) {
    List<PartEvidence> curves = evidence.curves();
    return curves.stream().flatMap(part -> {
      String where = curves.size() == 1 ? "" : "Part %s: ".formatted(part.name());
      return sentences.apply(part).stream().map(where::concat);
    }).toList();
  }

  public List<String> sanityChecks(String cell) {
    return evidence.parts()
        .stream()
        .filter(part -> !part.comparesOptimizers())
        .flatMap(part -> new CurveFindings(part).sanityChecks(cell).stream())
        .distinct()
        .toList();
  }

  public List<String> solvedLengths(String cell) {
    return evidence.curve(cell).map(part -> new CurveFindings(part).solvedLengths(cell)).orElse(List.of());
  }

  /** What runs of a cell had found and lost again, in the parts that have something to say about lengths. */
  public List<String> lostAgain(String cell) {
    return ofCurves(part -> KeptFindings.sentences(part.kept(), cell));
  }

  public List<String> lstmAgainstRnn() {
    return curve(findings -> findings.lstmAgainstRnn().stream().toList());
  }

  public List<String> forgetBiases() {
    return evidence.forgetBiases().map(CurveFindings::new).map(CurveFindings::forgetBiases).orElse(List.of());
  }

  private List<String> curve(Function<CurveFindings, List<String>> question) {
    return evidence.curve().map(CurveFindings::new).map(question).orElse(List.of());
  }

  public List<GradientFindings.Row> decays() {
    return new GradientFindings(evidence.probes()).rows();
  }

  public List<String> ofTheVanillaRnn() {
    GradientFindings findings = new GradientFindings(evidence.probes());
    return Stream.of(findings.ofTheVanillaRnn(), findings.ofTheTrainedVanillaRnn()).flatMap(Optional::stream).toList();
  }

  public List<String> ofTheLstm() {
    return new GradientFindings(evidence.probes()).ofTheLstm().stream().toList();
  }

  public List<String> clipping() {
    return new GateFindings(evidence.probes()).clippingSentences();
  }

  public List<GateFindings.Row> gates() {
    return new GateFindings(evidence.probes()).rows();
  }

  public List<String> halfLives() {
    return new GateFindings(evidence.probes()).halfLifeSentences();
  }

  public @Nullable PartEvidence optimizers() {
    return evidence.optimizers().orElse(null);
  }

  public List<String> optimizerSentences() {
    return evidence.optimizers().map(OptimizerFindings::new).map(OptimizerFindings::sentences).orElse(List.of());
  }

  public List<CurvePoint> optimizerPoints() {
    return evidence.optimizers().map(OptimizerFindings::new).map(OptimizerFindings::points).orElse(List.of());
  }

  public List<CellSize> cells() {
    return evidence.cells();
  }

  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>(List.of(new Fact("sweep", sweep().id()),
        new Fact("jobs", "%s (%s)".formatted(Numbers.count(sweep().jobs()), counts())),
        new Fact("computing time", Numbers.time(evidence.computing()) + ", summed over its jobs"),
        new Fact("Engram", version)));
    for (Fingerprint machine : evidence.machines()) {
      facts.add(new Fact("ran on", "%s, %s; %s, %s; %d thread%s an operation".formatted(machine.device(), machine.cpu(),
          machine.engine(), machine.nativeVersion(), machine.threads(), machine.threads() == 1 ? "" : "s")));
    }
    return facts;
  }

  public String name(CurvePoint point) {
    return SeriesName.of(point.cell(), point.variant());
  }

  public String name(Comparison.Compared side) {
    return SeriesName.of(side.cell(), side.variant());
  }

  public String name(CellSize size) {
    return SeriesName.of(size.cell(), "");
  }
}
