package dev.engram.service.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.engram.service.system.EngramProperties.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngramPropertiesTest {

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aProcessWithoutSlotsIsRefused(int slots) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EngramProperties(Path.of("data"), Role.ALL, slots, null, false))
        .withMessageContaining("engram.slots is " + slots);
  }

  @Test
  void oneSlotIsEnough() {
    assertThat(new EngramProperties(Path.of("data"), Role.ALL, 1, null, false).slots()).isEqualTo(1);
  }
}
