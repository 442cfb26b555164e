package dev.engram.service.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.JobSpec;
import dev.engram.api.SystemInfo.Device;
import dev.engram.service.job.AvailableDevices;
import dev.engram.service.sweep.PlannedJob.Role;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PackingTest {

  private static final AvailableDevices ONE_GPU = new AvailableDevices() {
    @Override
    public List<Device> all() {
      return List.of(new Device("cuda:0", "a GPU", null, null));
    }

    @Override
    public int slots() {
      return 1;
    }
  };

  /** Of specs that agree in all but their looks. */
  private static List<List<Integer>> packs(String... diagnostics) {
    List<JobOfSweep> jobs = IntStream.range(0, diagnostics.length)
        .mapToObj(number -> new JobOfSweep(number, planned(diagnostics[number]), null, null, null, null, null, null, 0))
        .toList();
    return new Packing(ONE_GPU).packs(jobs, jobs.size())
        .stream()
        .map(pack -> pack.stream().map(JobOfSweep::number).toList())
        .toList();
  }

  private static PlannedJob planned(String diagnostics) {
    JobSpec spec = new JsonMapper().readValue("""
        {"cell": {"type": "rnn", "hiddenSize": 8}, "task": {"type": "palindrome", "length": 5, "encoding": "digit"},
         "optimizer": {"type": "sgd"}, "batchSize": 8, "evaluation": {"everySteps": 10}, "gradients": "bptt",
         "precision": "float32", "device": "cuda", "priority": 0, "diagnostics": %s}""".formatted(diagnostics),
        JobSpec.class);
    return new PlannedJob("part", 0, Role.REPORTED, "rnn", "", 5, spec);
  }

  @Test
  void jobsThatAreLookedIntoWithProbesOfOneLengthTrainTogether() {
    assertThat(packs("{\"everyEvaluations\": 1, \"probeLength\": 9}", "{\"everyEvaluations\": 5, \"probeLength\": 9}"))
        .containsExactly(List.of(0, 1));
  }

  @Test
  void jobsThatAreLookedIntoOtherwiseTrainApart() {
    assertThat(packs(Stream.of(9, 10, 9)
        .map("{\"everyEvaluations\": 1, \"probeLength\": %d}"::formatted)
        .toArray(String[]::new))).containsExactly(List.of(0, 2), List.of(1));
    assertThat(packs("null", "{\"everyEvaluations\": 1, \"probeLength\": 9}", "null"))
        .containsExactly(List.of(0, 2), List.of(1));
  }
}
