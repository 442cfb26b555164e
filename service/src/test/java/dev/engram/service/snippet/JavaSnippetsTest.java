package dev.engram.service.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.AdamSpec;
import dev.engram.api.Encoding;
import dev.engram.api.EvaluationSpec;
import dev.engram.api.JobSpec;
import dev.engram.api.LstmSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.RateSelection;
import dev.engram.api.RnnSpec;
import dev.engram.api.SweepAxes;
import dev.engram.api.SweepPart;
import dev.engram.api.SweepSpec;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JavaSnippetsTest {

  private static final String URL = "http://127.0.0.1:8080";

  @Test
  void aSmallJobIsALine() {
    JobSpec spec = JobSpec.of(RnnSpec.withDefaults(), PalindromeSpec.ofLength(5));

    assertThat(JavaSnippets.of(spec, URL)).isEqualTo("""
        import dev.engram.api.*;
        import dev.engram.client.*;
        import java.time.*;
        import java.util.*;

        try (EngramClient engram = EngramClient.builder().baseUrl("http://127.0.0.1:8080").build()) {
          JobSpec spec = JobSpec.of(RnnSpec.withDefaults(), PalindromeSpec.ofLength(5));
          Job job = engram.jobs().create(spec);
          Job ended = engram.jobs().await(job.id(), Duration.ofDays(1), now -> System.out.println(now.progress()));
          System.out.println(ended.state() + " " + ended.result());
        }
        """);
  }

  @Test
  void aJobHasALineForEachField() {
    JobSpec spec = JobSpec
        .builder(LstmSpec.withDefaults().withHiddenSize(64).withForgetBias(0),
            PalindromeSpec.ofLength(20).withEncoding(Encoding.ONE_HOT))
        .name("zero \"forget\" bias")
        .optimizer(AdamSpec.withDefaults().withLearningRate(3e-3))
        .maxSteps(3000)
        .evaluation(EvaluationSpec.withDefaults().withSampleSize(500))
        .trainAllSteps()
        .maxRuntime(Duration.ofMinutes(10))
        .seed(1L << 40)
        .labels(Map.of("course", "dl"))
        .build();

    assertThat(JavaSnippets.of(spec, URL)).isEqualTo("""
        import dev.engram.api.*;
        import dev.engram.client.*;
        import java.time.*;
        import java.util.*;

        try (EngramClient engram = EngramClient.builder().baseUrl("http://127.0.0.1:8080").build()) {
          JobSpec spec = JobSpec.builder(
                  LstmSpec.withDefaults().withHiddenSize(64).withForgetBias(0.0),
                  PalindromeSpec.ofLength(20).withEncoding(Encoding.ONE_HOT))
              .name("zero \\"forget\\" bias")
              .optimizer(AdamSpec.withDefaults().withLearningRate(0.003))
              .maxSteps(3000)
              .evaluation(EvaluationSpec.withDefaults().withSampleSize(500))
              .trainAllSteps()
              .maxRuntime(Duration.parse("PT10M"))
              .seed(1099511627776L)
              .labels(Map.of("course", "dl"))
              .build();
          Job job = engram.jobs().create(spec);
          Job ended = engram.jobs().await(job.id(), Duration.ofDays(1), now -> System.out.println(now.progress()));
          System.out.println(ended.state() + " " + ended.result());
        }
        """);
  }

  @Test
  void aSweepHasItsPartsBelowEachOther() {
    JobSpec base = JobSpec
        .builder(LstmSpec.withDefaults(), PalindromeSpec.withoutLength().withEncoding(Encoding.ONE_HOT))
        .maxSteps(3000)
        .build();
    SweepSpec spec = SweepSpec.builder()
        .name("the exercise")
        .parts(
            SweepPart.builder()
                .name("curve")
                .axes(SweepAxes.builder()
                    .cell(RnnSpec.withDefaults(), LstmSpec.withDefaults(), LstmSpec.withDefaults().withForgetBias(0))
                    .length(5, 10, 15, 20)
                    .learningRate(0.001, 0.01)
                    .seed(LongStream.rangeClosed(1, 40).toArray())
                    .build())
                .selectLearningRate(RateSelection.ofSeeds(101, 102))
                .build(),
            SweepPart.builder().base(base).axes(SweepAxes.builder().length(5).build()).build())
        .maxParallel(4)
        .build();

    assertThat(JavaSnippets.of(spec, URL)).isEqualTo(
        """
            import dev.engram.api.*;
            import dev.engram.client.*;
            import java.time.*;
            import java.util.*;

            try (EngramClient engram = EngramClient.builder().baseUrl("http://127.0.0.1:8080").build()) {
              SweepSpec spec = SweepSpec.builder()
                  .name("the exercise")
                  .parts(
                      SweepPart.builder()
                          .name("curve")
                          .axes(SweepAxes.builder()
                              .cell(
                                  RnnSpec.withDefaults(), LstmSpec.withDefaults(),
                                  LstmSpec.withDefaults().withForgetBias(0.0))
                              .length(5, 10, 15, 20)
                              .learningRate(0.001, 0.01)
                              .seed(
                                  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
                                  23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40)
                              .build())
                          .selectLearningRate(RateSelection.ofSeeds(101, 102))
                          .build(),
                      SweepPart.builder()
                          .base(JobSpec.builder(
                                  LstmSpec.withDefaults(),
                                  PalindromeSpec.withoutLength().withEncoding(Encoding.ONE_HOT))
                              .maxSteps(3000)
                              .build())
                          .axes(SweepAxes.builder().length(5).build())
                          .build())
                  .maxParallel(4)
                  .build();
              Sweep sweep = engram.sweeps().create(spec);
              Sweep ended = engram.sweeps().await(sweep.id(), Duration.ofDays(1), now -> System.out.println(now.progress()));
              System.out.println(ended.state());
              for (CurvePoint point : engram.sweeps().curve(sweep.id()).points()) {
                System.out.println(point.cell() + " " + point.variant() + " at " + point.length() + ": " + point.mean());
              }
            }
            """);
  }
}
