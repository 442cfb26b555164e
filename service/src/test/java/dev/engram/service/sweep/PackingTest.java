package dev.engram.service.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.JobSpec;
import dev.engram.api.SystemInfo.Device;
import dev.engram.service.job.AvailableDevices;
import dev.engram.service.sweep.PlannedJob.Role;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PackingTest {

  /** Of one device. */
  private record Slots(String device, int slots) implements AvailableDevices {

    @Override
    public List<Device> all() {
      return List.of(new Device(device, device, null, null));
    }
  }

  /** Of specs that agree in all but their looks. */
  private static List<List<Integer>> packs(String... diagnostics) {
    return packs(List.of(diagnostics), diagnostics.length, new Slots("cuda:0", 1));
  }

  private static List<List<Integer>> packs(List<String> diagnostics, int left, AvailableDevices devices) {
    List<JobOfSweep> jobs = IntStream.range(0, diagnostics.size())
        .mapToObj(
            number -> new JobOfSweep(number, planned(diagnostics.get(number)), null, null, null, null, null, null, 0))
        .toList();
    return new Packing(devices).packs(jobs, left)
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
  void packsAreAsEvenAsTheyCanBe() {
    AvailableDevices cpu = new Slots("cpu", 2);
    assertThat(packs(Collections.nCopies(5, "null"), 60, cpu)).containsExactly(List.of(0, 1), List.of(2, 3, 4));
    assertThat(packs(Collections.nCopies(9, "null"), 60, cpu)).extracting(List::size).containsExactly(3, 3, 3);
    assertThat(packs(Collections.nCopies(8, "null"), 60, cpu)).extracting(List::size).containsExactly(4, 4);
    assertThat(packs(Collections.nCopies(5, "null"), 16, cpu)).extracting(List::size).containsExactly(1, 2, 2);
    assertThat(packs(Collections.nCopies(3, "null"), 3, cpu)).extracting(List::size).containsExactly(1, 1, 1);
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
