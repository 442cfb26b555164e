package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engram.api.AdamSpec;
import dev.engram.api.DiagnosticsSpec;
import dev.engram.api.EvaluationSpec;
import dev.engram.api.JobSpec;
import dev.engram.api.LstmSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.Problem.Violation;
import dev.engram.api.RnnSpec;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobSpecResolverTest {

  private static final JobSpec LARGE = JobSpec
      .builder(LstmSpec.withDefaults().withHiddenSize(65), PalindromeSpec.ofLength(31))
      .name("12345678")
      .optimizer(AdamSpec.withDefaults())
      .batchSize(9)
      .maxSteps(101)
      .evaluation(new EvaluationSpec(102, 501, 502))
      .diagnostics(new DiagnosticsSpec(102, 31))
      .labels(Map.of("a", "12345678", "b", "", "c", ""))
      .build();

  @Test
  void nothingThatAppliesIsAbsentFromAResolvedSpec() throws ReflectiveOperationException {
    JobSpec resolved = StoredJobs.Resolving.resolve(RnnSpec.withDefaults());
    for (RecordComponent component : JobSpec.class.getRecordComponents()) {
      assertThat(component.getAccessor().invoke(resolved)).as(component.getName()).isNotNull();
    }
  }

  @Test
  void aResolvedSpecResolvesToItself() {
    JobSpec resolved = StoredJobs.Resolving.resolve(LstmSpec.withDefaults());
    assertThat(StoredJobs.Resolving.resolve(resolved)).isEqualTo(resolved);
  }

  @Test
  void whatTheOwnerOfTheServiceLimitsIsLimited() {
    JobSpecResolver resolver = StoredJobs.Resolving.within(new Limits(30, 64, 8, 100, 500, 2, 7));
    assertThatExceptionOfType(InvalidSpecException.class).isThrownBy(() -> resolver.resolve(LARGE))
        .satisfies(invalid -> assertThat(invalid.violations()).extracting(Violation::pointer)
            .containsExactlyInAnyOrder("/cell/hiddenSize", "/task/length", "/name", "/batchSize", "/maxSteps",
                "/evaluation/everySteps", "/evaluation/sampleSize", "/evaluation/testSampleSize",
                "/diagnostics/everyEvaluations", "/diagnostics/probeLength", "/labels", "/labels/a"));
  }

  @Test
  void whatTheOwnerOfTheServiceAllowsIsAllowed() {
    JobSpecResolver resolver = StoredJobs.Resolving.within(new Limits(31, 65, 9, 102, 502, 3, 8));
    assertThatCode(() -> resolver.resolve(LARGE)).doesNotThrowAnyException();
  }

  @Test
  void theDefaultProbeIsNoLongerThanWhatTheOwnerOfTheServiceAllows() {
    JobSpec spec = JobSpec.of(RnnSpec.withDefaults(), PalindromeSpec.ofLength(5));
    JobSpecResolver resolver = StoredJobs.Resolving.within(new Limits(30, 128, 128, 10_000, 10_000, 2, 7));
    assertThat(resolver.resolve(spec).diagnostics()).contains(new DiagnosticsSpec(10, 30));
  }

  @Test
  void aViolationTellsTheValueAndWhatWouldBeRight() {
    JobSpec tooLong = JobSpec.of(RnnSpec.withDefaults(), PalindromeSpec.ofLength(10_001));
    assertThatExceptionOfType(InvalidSpecException.class).isThrownBy(() -> StoredJobs.Resolving.resolve(tooLong))
        .satisfies(invalid -> assertThat(invalid.violations())
            .containsExactly(new Violation("/task/length", "is 10001; it must be at least 2 and at most 10000")));
  }
}
