package dev.engram.service.store.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {

  private static final String URL = "jdbc:postgresql://db/engram?sslmode=verify-full";

  private static Request read(Map<String, String> environment, String arguments) {
    return Request.read(arguments.split(" "), environment);
  }

  @Test
  void optionsAndTheirValuesStandApartOrTogether() {
    Request request = read(Map.of("ENGRAM_DB_PASSWORD", "secret"), "--to " + URL + " --user=me --data=/srv/engram");

    assertThat(request.url()).isEqualTo(URL);
    assertThat(request.user()).contains("me");
    assertThat(request.password()).contains("secret");
    assertThat(request.data()).isEqualTo(Path.of("/srv/engram"));
    assertThat(request.toString()).doesNotContain("secret");
    assertThat(request.target()).isEqualTo("jdbc:postgresql://db/engram");
  }

  @Test
  void thePasswordMayBeInAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "of the file\n");

    assertThat(read(Map.of("ENGRAM_DB_PASSWORD", "other"), "--to " + URL + " --password-file " + file).password())
        .contains("of the file");
    assertThat(read(Map.of(), "--to " + URL).password()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      textBlock = """
          --user me                                           | migrate needs --to jdbc:postgresql://HOST/DATABASE.
          --to                                                | --to needs a value.
          --to jdbc:mysql://db/engram?password=x              | --to is jdbc:mysql://db/engram: Engram keeps its jobs in PostgreSQL
          --to jdbc:postgresql://db/x?user=me&password=secret | put it into ENGRAM_DB_PASSWORD
          --to jdbc:postgresql://db/x --password secret       | unknown argument '--password'
          --to jdbc:postgresql://db/x --password-file /no/no  | The password can't be read from /no/no.
          """)
  void whatIsWrongIsSaid(String arguments, String said) {
    assertThatThrownBy(() -> read(Map.of(), arguments)).isInstanceOfSatisfying(Refusal.class, refusal -> {
      assertThat(refusal).hasMessageContaining(said).hasMessageNotContaining("secret");
      assertThat(refusal.exitCode()).isEqualTo(2);
    });
  }
}
