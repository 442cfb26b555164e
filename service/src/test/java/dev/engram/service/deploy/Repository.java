package dev.engram.service.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files beside the modules. */
public final class Repository {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Repository() {}

  public static Path path(String file) {
    return Path.of("..").resolve(file);
  }

  public static String text(String file) {
    try {
      return Files.readString(path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode json(String file) {
    return MAPPER.readTree(text(file));
  }

  /** In which no key stands twice. */
  static JsonNode yaml(String file) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    return MAPPER.valueToTree(new Yaml(new SafeConstructor(strict)).load(text(file)));
  }

  /** The first block of a page, in a language, after a heading. */
  static String block(String file, String heading, String language) {
    String section = text(file).split("\n## " + heading + "\n", -1)[1].split("\n## ", -1)[0];
    return section.split("```" + language + "\n", -1)[1].split("```", -1)[0];
  }
}
