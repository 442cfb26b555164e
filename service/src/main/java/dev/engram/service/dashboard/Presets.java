package dev.engram.service.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The sweeps that come with Engram: the files of the repository's folder {@code presets}, packed beside the service. */
@Component
final class Presets {

  private final List<Preset> presets = new ArrayList<>();

  Presets(JsonMapper mapper) throws IOException {
    Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:/presets/*.json");
    for (Resource file : Arrays.stream(files).sorted(Comparator.comparing(Resource::getFilename)).toList()) {
      String json = file.getContentAsString(StandardCharsets.UTF_8);
      presets.add(new Preset(mapper.readTree(json).path("name").asString(), json));
    }
  }

  /** @param json the sweep's spec */
  public record Preset(String name, String json) {}

  List<Preset> all() {
    return List.copyOf(presets);
  }
}
