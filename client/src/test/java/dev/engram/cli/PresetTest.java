package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class PresetTest {

  private static final Path FOLDER = Path.of("..", "presets");

  @ParameterizedTest
  @EnumSource
  void isJsonWithAName(Preset preset) {
    assertThat(JsonMapper.shared().readTree(preset.json()).path("name").asString()).isNotBlank();
  }

  @Test
  void everyFileOfTheFolderIsAPresetWithADescription() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files).extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Preset.values()).map(preset -> preset.commandName() + ".json").toList());
    }
  }
}
