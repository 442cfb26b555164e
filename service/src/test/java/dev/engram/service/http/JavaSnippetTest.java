package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.EvaluationSpec;
import dev.engram.api.JobSpec;
import dev.engram.api.JobSpecBuilder;
import dev.engram.api.LstmSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.RnnSpec;
import dev.engram.api.SweepAxes;
import dev.engram.api.SweepSpec;
import dev.engram.service.snippet.JavaSnippets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The Java that people copy does what it says. */
@ExtendWith(OutputCaptureExtension.class)
class JavaSnippetTest extends ServiceTest {

  @Test
  void trainsTheJob(CapturedOutput output) {
    JobSpec spec = JobSpec.builder(LstmSpec.withDefaults().withHiddenSize(8), PalindromeSpec.ofLength(5)).build();

    JavaShell.run(JavaSnippets.of(tiny(spec.toBuilder()).name("a \"copied\" job").build(), url()));

    assertThat(output).contains("SUCCEEDED JobResult[step=");
    assertThat(caller.get("/v1/jobs").json().at("/items/0/spec/name").stringValue()).isEqualTo("a \"copied\" job");
  }

  @Test
  void trainsTheSweep(CapturedOutput output) {
    SweepSpec spec = SweepSpec.builder()
        .base(tiny(JobSpec.builder()).build())
        .axes(SweepAxes.builder()
            .cell(RnnSpec.withDefaults().withHiddenSize(8), LstmSpec.withDefaults().withHiddenSize(8))
            .length(5)
            .build())
        .build();

    JavaShell.run(JavaSnippets.of(spec, url()));

    assertThat(output).contains("SUCCEEDED").contains("rnn  at 5: 0.").contains("lstm  at 5: 0.");
    String id = caller.get("/v1/sweeps").json().at("/items/0/id").stringValue();
    assertThat(caller.delete("/v1/sweeps/" + id).status()).isEqualTo(204);
  }

  private static JobSpecBuilder tiny(JobSpecBuilder spec) {
    return spec.batchSize(8).maxSteps(40).trainAllSteps().evaluation(new EvaluationSpec(10, 100, 100));
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }
}
