package dev.engram.training.device;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.engram.training.TestCpu;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DevicesTest {

  private static final Devices DEVICES = TestCpu.DEVICES;

  @Test
  void theCpuIsAlwaysThereAndLast() {
    ComputeDevice cpu = DEVICES.all().getLast();

    assertThat(cpu.id()).isEqualTo("cpu");
    assertThat(cpu.isCuda()).isFalse();
    assertThat(cpu.name()).isNotBlank();
    assertThat(cpu.totalBytes().orElseThrow()).isGreaterThan(cpu.freeBytes().orElseThrow());
    assertThat(DEVICES.find("cpu").orElseThrow().id()).isEqualTo("cpu");
  }

  @Test
  void autoIsTheFirstOfAll() {
    assertThat(DEVICES.find("auto").orElseThrow().id()).isEqualTo(DEVICES.all().getFirst().id());
  }

  @Test
  void aDeviceThatIsNotThereIsNeverAnotherOne() {
    assertThat(DEVICES.find("cuda:99")).isEmpty();
    assertThat(DEVICES.find("gpu")).isEmpty();
    assertThat(DEVICES.find("")).isEmpty();
    assertThat(DEVICES.find("cuda").isPresent()).isEqualTo(DEVICES.cudaAvailable());
  }

  @Test
  void arraysLiveWhereTheyWereAskedToLive() {
    try (NDManager manager = DEVICES.newManager(TestCpu.CPU)) {
      assertThat(manager.create(1f).getDevice()).isEqualTo(TestCpu.CPU.device());
    }
  }

  @Test
  void everyDeviceThatIsCountedComputes() {
    assertThat(DEVICES.all()).isNotEmpty().allSatisfy(device -> assertThat(DEVICES.failureOf(device)).isEmpty());
  }

  @Test
  void anArrayOnAnotherDeviceIsNoProof() {
    try (NDManager manager = DEVICES.newManager(TestCpu.CPU)) {
      assertThat(DeviceTrial.failure(manager, Device.gpu(3))).hasValueSatisfying(
          failure -> assertThat(failure).contains("made on gpu(3)", "is on cpu()"));
    }
  }

  @Test
  void aDeviceThatIsNotThereDoesNotCompute() {
    ComputeDevice missing = new ComputeDevice("cuda:99", "none", Device.gpu(99), OptionalLong.empty(),
        OptionalLong.empty());

    assertThat(DEVICES.failureOf(missing)).hasValueSatisfying(failure -> assertThat(failure).isNotBlank());
  }

  @Test
  void namesTheEngineAndItsNatives() {
    assertThat(DEVICES.engineVersion()).matches("DJL PyTorch \\d+\\.\\d+\\.\\d+");
    assertThat(DEVICES.nativeVersion()).matches("libtorch \\d+\\.\\d+\\.\\d+ .+");
  }

  @Test
  void anOperationRunsOnOneThread() {
    assertThat(System.getProperty("ai.djl.pytorch.num_threads")).isEqualTo(String.valueOf(Devices.THREADS));
    assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
  }
}
