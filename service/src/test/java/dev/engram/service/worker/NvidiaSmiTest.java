package dev.engram.service.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a tool that says what the driver's says, for there is no GPU where this is tested. */
class NvidiaSmiTest {

  private static final String TOOL = """
      #!/bin/sh
      [ "$1 $2" = "--query-gpu=index,uuid,utilization.gpu --format=csv,noheader,nounits" ] || exit 2
      echo "0, GPU-5a1f0c3e-0000-0000-0000-000000000000, 37"
      echo "1, GPU-77b2d9aa-0000-0000-0000-000000000000, 100"
      echo "2, GPU-c0ffee00-0000-0000-0000-000000000000, [N/A]"
      """;

  @TempDir
  private Path folder;

  private NvidiaSmi tool(String script, @Nullable String visibleDevices) throws IOException {
    Path file = Files.writeString(folder.resolve("nvidia-smi"), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new NvidiaSmi(file.toString(), visibleDevices);
  }

  @Test
  void tellsEachDevicesPart() throws IOException {
    assertThat(tool(TOOL, null).utilization()).containsExactly(0.37, 1.0, Double.NaN);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.0", "'1,0', 1.0", "GPU-5a1f, 0.37", "2, NaN", "7, NaN", "'', NaN"})
  void theFirstDeviceIsTheFirstThatCudaSees(String visibleDevices, double utilization) throws IOException {
    assertThat(tool(TOOL, visibleDevices).utilization().getFirst()).isEqualTo(Double.valueOf(utilization));
  }

  @Test
  void nothingIsKnownOfADriverThatFails() throws IOException {
    assertThat(tool("#!/bin/sh\necho 'No devices were found'\nexit 6\n", null).utilization()).isEmpty();
    assertThat(tool("#!/bin/sh\necho 'NVIDIA-SMI is confused'\n", null).utilization()).isEmpty();
    assertThat(new NvidiaSmi(folder.resolve("none").toString(), null).utilization()).isEmpty();
  }
}
