package dev.engram.service.job;

import dev.engram.api.DiagnosticsSpec;
import dev.engram.api.EvaluationSpec;
import dev.engram.api.FieldDescription;
import dev.engram.api.JobSpec;
import dev.engram.api.StopWhen;
import dev.engram.training.loop.ConvergenceRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a job by which it is measured while it trains, and which stop it when it has learned. */
final class MeasuringFields {

  private static final int DEFAULT_PROBE_LENGTH = 100;

  private static final NumberField<StopWhen, Double> STOP_ACCURACY = NumberField.number("accuracy",
      "Validation accuracy that counts as converged; chance must not reach it.", StopWhen::accuracy, 0.999,
      Range.closed(ConvergenceRule.LOWEST_ACCURACY, 1));

  private final NumberField<EvaluationSpec, Integer> everySteps;
  private final NumberField<EvaluationSpec, Integer> sampleSize;
  private final NumberField<EvaluationSpec, Integer> testSampleSize;
  private final NumberField<StopWhen, Integer> stopEvaluations;
  private final NumberField<DiagnosticsSpec, Integer> everyEvaluations;
  private final NumberField<DiagnosticsSpec, Integer> probeLength;

  MeasuringFields(Limits limits) {
    everySteps = NumberField.integer("everySteps", "Steps from one evaluation to the next.",
        EvaluationSpec::everySteps, 100, 1, limits.maxSteps());
    sampleSize = NumberField.integer("sampleSize", "Fresh sequences of an evaluation.", EvaluationSpec::sampleSize,
        2000, 100, limits.sampleSize());
    testSampleSize = NumberField.integer("testSampleSize", "Fresh sequences of the result.",
        EvaluationSpec::testSampleSize, 10_000, 100, limits.sampleSize());
    stopEvaluations = NumberField.integer("evaluations", "How many evaluations in a row must reach the accuracy.",
        StopWhen::evaluations, 3, 1, limits.maxSteps());
    everyEvaluations = NumberField.integer("everyEvaluations", "Evaluations from one look into the cell to the next.",
        DiagnosticsSpec::everyEvaluations, 10, 1, limits.maxSteps());
    probeLength = NumberField.integer("probeLength", "T of the palindromes that the cell is looked into with.",
        DiagnosticsSpec::probeLength, Math.min(DEFAULT_PROBE_LENGTH, limits.length()), 2, limits.length());
  }

  EvaluationSpec evaluation(JobSpec spec, Violations violations) {
    EvaluationSpec evaluation = spec.evaluation() == null ? EvaluationSpec.withDefaults() : spec.evaluation();
    return new EvaluationSpec(everySteps.resolve(evaluation, "/evaluation", violations),
        sampleSize.resolve(evaluation, "/evaluation", violations),
        testSampleSize.resolve(evaluation, "/evaluation", violations));
  }

  Optional<StopWhen> stopWhen(JobSpec spec, Violations violations) {
    Optional<StopWhen> given = spec.stopWhen();
    Optional<StopWhen> rule = given == null ? Optional.of(StopWhen.withDefaults()) : given;
    return rule.map(stopWhen -> new StopWhen(STOP_ACCURACY.resolve(stopWhen, "/stopWhen", violations),
        stopEvaluations.resolve(stopWhen, "/stopWhen", violations)));
  }

  Optional<DiagnosticsSpec> diagnostics(JobSpec spec, Violations violations) {
    Optional<DiagnosticsSpec> given = spec.diagnostics();
    Optional<DiagnosticsSpec> looks = given == null ? Optional.of(DiagnosticsSpec.withDefaults()) : given;
    return looks.map(diagnostics -> new DiagnosticsSpec(
        everyEvaluations.resolve(diagnostics, "/diagnostics", violations),
        probeLength.resolve(diagnostics, "/diagnostics", violations)));
  }

  Map<Class<?>, List<FieldDescription>> describe() {
    return Map.of(EvaluationSpec.class, describe(everySteps, sampleSize, testSampleSize), StopWhen.class,
        describe(STOP_ACCURACY, stopEvaluations), DiagnosticsSpec.class, describe(everyEvaluations, probeLength));
  }

  private static List<FieldDescription> describe(Field<?, ?>... fields) {
    return Arrays.stream(fields).map(Field::describe).toList();
  }
}
