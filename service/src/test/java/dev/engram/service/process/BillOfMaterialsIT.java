package dev.engram.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials that the build writes. */
class BillOfMaterialsIT {

  /** Ours are in no data base of weaknesses. */
  private static final String OWN = "engram-";

  @Test
  void hasEveryLibraryThatLiesBesideTheJar() throws IOException {
    JsonNode bill = new JsonMapper().readTree(Files.readString(Path.of("target", "bom.json")));
    assertThat(bill.path("bomFormat").stringValue()).isEqualTo("CycloneDX");
    Set<String> billed = bill.path("components")
        .valueStream()
        .map(component -> component.path("name").stringValue() + "-" + component.path("version").stringValue())
        .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> libraries = Files.list(Path.of("target", "lib"))) {
      assertThat(libraries.map(library -> library.getFileName().toString().replace(".jar", ""))
          .filter(name -> !name.startsWith(OWN))).allSatisfy(
              name -> assertThat(billed)
                  .as(name)
                  .anyMatch(component -> name.equals(component) || name.startsWith(component + "-"))); // a classifier behind it
    }
    assertThat(billed).noneMatch(name -> name.startsWith("archunit") || name.startsWith("playwright"));
  }
}
