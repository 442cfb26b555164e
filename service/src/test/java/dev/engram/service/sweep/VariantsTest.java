package dev.engram.service.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.AdamSpec;
import dev.engram.api.CellSpec;
import dev.engram.api.ConstantScheduleSpec;
import dev.engram.api.CosineScheduleSpec;
import dev.engram.api.Initializer;
import dev.engram.api.JobSpec;
import dev.engram.api.LstmSpec;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.RmsPropSpec;
import dev.engram.api.RnnSpec;
import dev.engram.api.ScheduleSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class VariantsTest {

  private static final ScheduleSpec CONSTANT = new ConstantScheduleSpec(0);
  private static final OptimizerSpec RMS_PROP = new RmsPropSpec(0.001, 0.99, 1e-8, CONSTANT);

  private static JobSpec spec(CellSpec cell, OptimizerSpec optimizer) {
    return JobSpec.of(cell, PalindromeSpec.ofLength(5)).withOptimizer(optimizer);
  }

  @Test
  void twoWaysToSetABiasAreToldApart() {
    JobSpec fixed = spec(new LstmSpec(16, Initializer.DEFAULT, 1.0, 1.0, null), RMS_PROP);
    JobSpec chrono = spec(new LstmSpec(16, Initializer.DEFAULT, 1.0, null, 20), RMS_PROP);
    Variants variants = new Variants(new JsonMapper(), List.of(fixed, chrono));
    assertThat(variants.of(fixed)).isEqualTo("forgetBias=1");
    assertThat(variants.of(chrono)).isEqualTo("chronoLength=20");
  }

  @Test
  void aNumberOfManyZerosIsShort() {
    JobSpec usual = spec(new LstmSpec(16, Initializer.DEFAULT, 1.0, 1.0, null), RMS_PROP);
    JobSpec tiny = spec(new LstmSpec(16, Initializer.DEFAULT, 1.0, 1.0, null),
        new RmsPropSpec(0.001, 0.99, 1e-300, CONSTANT));
    Variants variants = new Variants(new JsonMapper(), List.of(usual, tiny));
    assertThat(variants.of(usual)).isEqualTo("epsilon=0.00000001");
    assertThat(variants.of(tiny)).isEqualTo("epsilon=1E-300");
  }

  @Test
  void whatBelongsToTheOptimizerIsNotRepeated() {
    JobSpec rmsProp = spec(new LstmSpec(16, Initializer.DEFAULT, 1.0, 1.0, null), RMS_PROP);
    JobSpec adam = spec(new LstmSpec(16, Initializer.DEFAULT, 1.0, 1.0, null),
        new AdamSpec(0.001, 0.9, 0.999, 1e-8, CONSTANT));
    Variants variants = new Variants(new JsonMapper(), List.of(rmsProp, adam));
    assertThat(variants.of(rmsProp)).isEqualTo("optimizer=rmsprop");
    assertThat(variants.of(adam)).isEqualTo("optimizer=adam");
  }

  @Test
  void schedulesAreToldByTheirKindAndByWhatDiffersWithinIt() {
    CellSpec cell = RnnSpec.withDefaults();
    JobSpec constant = spec(cell, RMS_PROP.withSchedule(new ConstantScheduleSpec(0)));
    JobSpec slow = spec(cell, RMS_PROP.withSchedule(new CosineScheduleSpec(0, 100, 0.0)));
    JobSpec fast = spec(cell, RMS_PROP.withSchedule(new CosineScheduleSpec(0, 10, 0.0)));
    Variants variants = new Variants(new JsonMapper(), List.of(constant, slow, fast));
    assertThat(variants.of(constant)).isEqualTo("schedule=constant");
    assertThat(variants.of(slow)).isEqualTo("schedule=cosine, steps=100");
    assertThat(variants.of(fast)).isEqualTo("schedule=cosine, steps=10");
  }
}
