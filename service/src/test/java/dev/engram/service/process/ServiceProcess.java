package dev.engram.service.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.http.Caller;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar that users start, in a process of its own. */
public final class ServiceProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target", "engram-service.jar");
  /** Ten times what a slow machine needs: a process whose clock is faked starts five times as slowly as others. */
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofSeconds(30);

  /** The first process that ends by itself leaves an archive of its classes to the others. */
  private static final List<String> STARTS_SOONER = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
      "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + Path.of("target", "service-process.jsa"),
      "-Xlog:disable");

  /** Those of the script {@code ./engram}. */
  private static final List<String> AS_SERVED = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC",
      "-Xmn64m");

  private final Process process;
  private final Path log;
  private final Path portFile;

  private ServiceProcess(Path folder, List<String> flags, Map<String, String> environment, String... arguments)
      throws IOException {
    Path ofThisStart = Files.createTempDirectory(folder, "start-");
    log = ofThisStart.resolve("log.txt");
    portFile = ofThisStart.resolve("port");
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(flags);
    // any free port, unless an argument says another
    command.addAll(List.of("-Dserver.port=0", "-jar", JAR.toString(), "--engram.port-file=" + portFile,
        "--engram.data=" + folder.resolve("data")));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /** @param folder of its data and its logs */
  public static ServiceProcess start(Path folder, String... arguments) throws IOException {
    ServiceProcess service = launch(folder, Map.of(), arguments);
    service.awaitReady();
    return service;
  }

  /** As {@link #start}, with the flags that users serve with: what is measured is measured of this one. */
  public static ServiceProcess serve(Path folder, String... arguments) throws IOException {
    ServiceProcess service = new ServiceProcess(folder, AS_SERVED, Map.of(), arguments);
    service.awaitReady();
    return service;
  }

  /** A process that may still be on its way when this returns. */
  public static ServiceProcess launch(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    return new ServiceProcess(folder, STARTS_SOONER, environment, arguments);
  }

  public void awaitReady() {
    await().atMost(START).pollInterval(Duration.ofMillis(100)).until(this::isReady);
  }

  /** A process that must give up by itself. */
  static ServiceProcess startInVain(Path folder, String... arguments) throws Exception {
    return startInVain(folder, Map.of(), arguments);
  }

  static ServiceProcess startInVain(Path folder, Map<String, String> environment, String... arguments)
      throws Exception {
    ServiceProcess service = launch(folder, environment, arguments);
    boolean ended = service.process.waitFor(START.toSeconds(), TimeUnit.SECONDS);
    service.close();
    assertThat(ended).as(service.log()).isTrue();
    assertThat(service.process.exitValue()).as(service.log()).isNotZero();
    return service;
  }

  private boolean isReady() throws IOException {
    assertThat(process.isAlive()).as(log()).isTrue();
    return Files.exists(portFile) && caller().get("/readyz").status() == 200;
  }

  public Caller caller() throws IOException {
    return new Caller(port());
  }

  public int port() throws IOException {
    return Integer.parseInt(Files.readString(portFile));
  }

  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Asks it to end, as a terminal, systemd and Kubernetes do. */
  public void terminate() throws Exception {
    process.destroy();
    assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).as("it ends when it is asked to").isTrue();
  }

  /** It has no chance to do anything any more, as when the power fails. */
  public void kill() throws Exception {
    process.destroyForcibly();
    assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** Stops it in the middle of whatever it does, until {@link #thaw}. */
  public void freeze() throws Exception {
    signal("STOP");
  }

  public void thaw() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
