package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Curve;
import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.SweepExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCurveTest {

  private final FakeService service = FakeService.start();

  @BeforeEach
  void measured() {
    service.on("GET /v1/sweeps/swp_1", Reply.json(SweepExample.running("swp_1", 0.42)));
    service.on("GET /v1/sweeps/swp_1/curve", Reply.json(SweepExample.curve()));
    service.on("GET /v1/sweeps/swp_1/curve?part=optimizers",
        Reply.json(new Curve(List.of(), List.of(), List.of())));
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void drawsAPlotAndATableOfEachPart() {
    CommandLineRun run = CommandLineRun.at(service, "curve", "swp_1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("""
        the exercise: running, 38 queued, 6 running, 40 succeeded

        curve
        accuracy
        1.0| ox
           |
        0.8|
           |                       x
        0.6|
           |
        0.4|
           |
        0.2|                                                                  x
           |.....................................................................chance
        0.0|
           +---------------------------------------------------------------------------
              5                   10                                         20  T
            o lstm (forgetBias=1)   x rnn

        cell  variant        T   rate  n     mean  95 % interval     solved  steps to solve
        lstm  forgetBias=1   5  0.001  3   1.0000  [0.9500, 1.0000]     3/3             900
        rnn   -              5  0.001  3   1.0000  [0.9500, 1.0000]     3/3             900
        rnn   -             10  0.001  3  0.7067*  [0.6567, 0.7067]     2/3             900
        rnn   -             20  0.001  3   0.1500  [0.1000, 0.1500]     0/3               -
        * Some seeds solve it and others stay near chance: what is solved says more than the mean.

        horizon of  variant  rate  surely solved up to T  surely not from T  n
        rnn         -           -                      -                  -  3
        With 3 runs a length none is surely solved.

        optimizers
        Nothing has been measured yet.

        cell  variant  T  rate  n  mean  95 % interval  solved  steps to solve
        """);
  }

  @Test
  void showsOnePartAlone() {
    assertThat(CommandLineRun.at(service, "curve", "swp_1", "--part", "optimizers").out())
        .contains("Nothing has been measured yet.")
        .doesNotContain("rnn");
  }

  @Test
  void namesThePartsWhereThereIsNoSuchOne() {
    CommandLineRun run = CommandLineRun.at(service, "curve", "swp_1", "--part", "curves");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: swp_1 has no part 'curves'; its parts are 'curve', 'optimizers'\n");
  }

  @Test
  void writesAFileInTheFormatOfItsName(@TempDir Path folder) throws IOException {
    for (String format : List.of("png", "svg", "csv")) {
      service.on("GET /v1/sweeps/swp_1/curve." + format + "?part=optimizers",
          new Reply(200, Map.of("Content-Type", "image/" + format), "a " + format));
      Path file = folder.resolve("curve." + format);

      CommandLineRun run = CommandLineRun.at(service, "curve", "swp_1", "--part", "optimizers", "--out",
          file.toString());

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo("The curve is in " + file + "\n");
      assertThat(file).hasContent("a " + format);
    }
    Path json = folder.resolve("curve.JSON");
    CommandLineRun.at(service, "curve", "swp_1", "--out", json.toString());
    assertThat(Files.readString(json)).startsWith("{").contains("\"points\"");
  }

  @Test
  void refusesAFormatThatThereIsNotBeforeItAsks() {
    CommandLineRun run = CommandLineRun.at(service, "curve", "swp_1", "--out", "curve.gif");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("engram: --out is curve.gif; its name has to end with .png or .svg or .csv or .json\n");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void saysThatThereIsNoFolderToWriteInto(@TempDir Path folder) {
    CommandLineRun run = CommandLineRun.at(service, "curve", "swp_1", "--out",
        folder.resolve("none/curve.json").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: there is no folder " + folder.resolve("none") + " to write into\n");
  }

  @Test
  void printsTheAnswerAsJson() {
    assertThat(CommandLineRun.at(service, "curve", "swp_1", "--json").out()).startsWith("{")
        .contains("\"horizons\" : [");
  }

  @Test
  void exitsWith2WhereThereIsNoSuchSweep() {
    CommandLineRun run = CommandLineRun.at(service, "curve", "swp_2");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: there is no /v1/sweeps/swp_2\n");
  }
}
