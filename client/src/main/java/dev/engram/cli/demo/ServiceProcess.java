package dev.engram.cli.demo;

import dev.engram.client.CallInterruptedException;
import dev.engram.client.Sleeper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service of our own, in a child process that does not outlive us. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
  private static final int LOG_TAIL = 20;

  private final Process process;
  private final DemoFolder folder;

  private ServiceProcess(Process process, DemoFolder folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Starts the service's jar on a free port, with the JDK that runs us. */
  public static ServiceProcess start(Path serviceJar, DemoFolder folder) throws IOException {
    Files.deleteIfExists(folder.portFile());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.addAll(List.of("-jar", serviceJar.toString(), "--server.port=0", "--engram.data=" + folder.data(),
        "--engram.port-file=" + folder.portFile()));
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(folder.log().toFile()))
        .start();
    return new ServiceProcess(process, folder);
  }

  /** What the launcher gives a JVM that trains. */
  private static List<String> flags() {
    String flags = System.getProperty("engram.serviceFlags", "");
    return flags.isEmpty() ? List.of() : List.of(flags.split(" "));
  }

  /**
   * Waits until the service listens.
   *
   * @throws ServiceStartException with the end of its log, where it does not
   */
  public String awaitUrl(Sleeper sleeper, InstantSource clock) throws IOException {
    Instant deadline = clock.instant().plus(START_LIMIT);
    while (true) {
      String port = portFileContent();
      if (port.matches("\\d+")) {
        return "http://127.0.0.1:" + port;
      }
      if (!process.isAlive()) {
        throw notStarted("ended with exit status " + process.exitValue() + " before it listened");
      }
      if (!clock.instant().isBefore(deadline)) {
        throw notStarted("does not listen after " + START_LIMIT.toSeconds() + " s");
      }
      try {
        sleeper.sleep(POLL_INTERVAL);
      } catch (InterruptedException e) {
        throw new CallInterruptedException(e);
      }
    }
  }

  /** Asks the service to end, and makes it end where it does not. Not disturbed by interrupts. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    if (process.isAlive()) {
      process.destroyForcibly().onExit().join();
    }
  }

  private String portFileContent() throws IOException {
    return Files.exists(folder.portFile()) ? Files.readString(folder.portFile()).strip() : "";
  }

  private ServiceStartException notStarted(String what) throws IOException {
    List<String> log = new String(Files.readAllBytes(folder.log()), StandardCharsets.UTF_8).lines().toList();
    List<String> tail = log.subList(Math.max(0, log.size() - LOG_TAIL), log.size());
    return new ServiceStartException("the service " + what + "; the end of its log:\n" + String.join("\n", tail));
  }
}
