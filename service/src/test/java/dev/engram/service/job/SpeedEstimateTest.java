package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engram.api.GradientMethod;
import dev.engram.api.JobSpec;
import dev.engram.api.LstmSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.api.RnnSpec;
import dev.engram.api.SystemInfo.Device;
import org.junit.jupiter.api.Test;

class SpeedEstimateTest {

  private static final Device CPU = new Device("cpu", "a processor", null, null);
  private static final Device CUDA = new Device("cuda:0", "a GPU", null, null);

  private final FakeJobStore store = new FakeJobStore();
  private final SpeedEstimate estimate = new SpeedEstimate(store);

  private static JobSpec rnn(int length) {
    return StoredJobs.Resolving.resolve(JobSpec.of(RnnSpec.withDefaults(), PalindromeSpec.ofLength(length)));
  }

  private double seconds(JobSpec spec) {
    return estimate.seconds(spec, CPU).orElseThrow();
  }

  @Test
  void isUnknownBeforeAnythingWasMeasured() {
    assertThat(estimate.seconds(rnn(20), CPU)).isEmpty();
    store.put(StoredJobs.measured("job_1", rnn(20), null));
    store.put(StoredJobs.measured("job_2", rnn(20), 0.0));
    assertThat(estimate.seconds(rnn(20), CPU)).isEmpty();
  }

  @Test
  void isTheTimeOfAllStepsAtTheSpeedThatWasMeasured() {
    store.put(StoredJobs.measured("job_1", rnn(20), 50.0));
    assertThat(seconds(rnn(20))).isCloseTo(10_000 / 50.0, within(1e-9));
  }

  @Test
  void growsWithTheWorkOfAStep() {
    store.put(StoredJobs.measured("job_1", rnn(20), 50.0));
    double expected = 200 * Costs.multiplicationsPerStep(rnn(40)) / Costs.multiplicationsPerStep(rnn(20));
    assertThat(expected).isBetween(400.0, 420.0);
    assertThat(seconds(rnn(40))).isCloseTo(expected, within(1e-9));
  }

  @Test
  void goesByTheJobThatIsMostLikeIt() {
    store.put(StoredJobs.measured("job_1", rnn(500), 1.0));
    store.put(StoredJobs.measured("job_2", rnn(21), 40.0));
    store.put(StoredJobs.measured("job_3", rnn(2), 9000.0));
    assertThat(seconds(rnn(21))).isCloseTo(10_000 / 40.0, within(1e-9));
  }

  @Test
  void isTheShareOfAPackOnAProcessor() {
    store.put(StoredJobs.inPack("job_1", rnn(20), 10.0, "pack"));
    store.put(StoredJobs.inPack("job_2", rnn(20), 10.0, "pack"));
    assertThat(seconds(rnn(20))).isCloseTo(10_000 / 20.0, within(1e-9));
    assertThat(estimate.secondsOfMany(rnn(20), CPU).orElseThrow()).isCloseTo(10_000 / 20.0, within(1e-9));
  }

  @Test
  void doesNotGoByWhatIsNotAlike() {
    JobSpec lstm = StoredJobs.Resolving.resolve(LstmSpec.withDefaults());
    store.put(StoredJobs.measured("job_1", lstm, 50.0));
    store.put(StoredJobs.measured("job_2", rnn(20).toBuilder().gradients(GradientMethod.AUTOGRAD).build(), 50.0));
    assertThat(estimate.seconds(rnn(20), CPU)).isEmpty();
    assertThat(estimate.seconds(lstm, CUDA)).isEmpty();
  }
}
