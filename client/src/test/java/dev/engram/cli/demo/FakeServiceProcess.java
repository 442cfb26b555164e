package dev.engram.cli.demo;

import dev.engram.api.Sweep;
import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.SweepExample;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** What stands in for the service's jar, and is started with the same arguments. */
public final class FakeServiceProcess {

  private static final String SWEEP = "swp_1";

  private FakeServiceProcess() {}

  /** The sweep ends at the second poll. */
  public static final class Quick {
    public static void main(String[] arguments) throws IOException {
      serve(arguments, SweepExample.succeeded(SWEEP));
    }
  }

  /** Likewise, but not with all of its jobs. */
  public static final class Partial {
    public static void main(String[] arguments) throws IOException {
      serve(arguments, SweepExample.partiallySucceeded(SWEEP));
    }
  }

  /** The sweep never ends. */
  public static final class Endless {
    public static void main(String[] arguments) throws IOException {
      serve(arguments, SweepExample.running(SWEEP, 0.5));
    }
  }

  /** A jar that starts the class when it is run by {@code java -jar}. */
  public static Path jar(Path folder, Class<?> mainClass) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass.getName());
    manifest.getMainAttributes()
        .put(Attributes.Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    Path jar = folder.resolve("service.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private static void serve(String[] arguments, Sweep secondPoll) throws IOException {
    FakeService service = FakeService.start();
    String sweep = "/v1/sweeps/" + SWEEP;
    service.on("POST /v1/sweeps", Reply.json(SweepExample.queued(SWEEP)))
        .on("GET " + sweep, Reply.json(SweepExample.running(SWEEP, 0.31)), Reply.json(secondPoll))
        .on("GET " + sweep + "/curve?part=curve", Reply.json(SweepExample.curve()))
        .on("GET " + sweep + "/curve.png?part=curve", file("the plot"))
        .on("GET " + sweep + "/report.pdf", file("the report, printed"))
        .on("GET " + sweep + "/report.html", file("the report"));
    System.out.println("listening with " + String.join(" ", arguments));
    Files.writeString(portFile(arguments), service.port() + "\n");
  }

  private static Reply file(String content) {
    return new Reply(200, Map.of("Content-Type", "application/octet-stream"), content);
  }

  private static Path portFile(String[] arguments) {
    String option = "--engram.port-file=";
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(option))
        .map(argument -> Path.of(argument.substring(option.length())))
        .findFirst()
        .orElseThrow();
  }
}
