package dev.engram.cli.demo;

import dev.engram.api.Job;
import dev.engram.api.JobSpec;
import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.JobExample;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What stands in for the service's jar, and is started with the same arguments. */
public final class FakeServiceProcess {

  private FakeServiceProcess() {}

  /** Every job ends at the second poll; the sixth is not solved. */
  public static final class Quick {
    public static void main(String[] arguments) throws IOException {
      serve(arguments, (id, spec) -> id.equals("job_6") ? JobExample.unsolved(id, spec) : JobExample.solved(id, spec));
    }
  }

  /** No job ever ends. */
  public static final class Endless {
    public static void main(String[] arguments) throws IOException {
      serve(arguments, (id, spec) -> JobExample.running(id, spec, 200, 2.1, 0.3));
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

  private static void serve(String[] arguments, BiFunction<String, JobSpec, Job> secondPoll) throws IOException {
    FakeService service = FakeService.start();
    AtomicInteger created = new AtomicInteger();
    service.on("POST /v1/jobs", request -> {
      JobSpec spec = JsonMapper.shared().readValue(request.body(), JobSpec.class);
      String id = "job_" + created.incrementAndGet();
      service.on("GET /v1/jobs/" + id, Reply.json(JobExample.running(id, spec, 100, 2.2, 0.2)),
          Reply.json(secondPoll.apply(id, spec)));
      return Reply.json(JobExample.queued(id, spec));
    });
    System.out.println("listening with " + String.join(" ", arguments));
    Files.writeString(portFile(arguments), service.port() + "\n");
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
