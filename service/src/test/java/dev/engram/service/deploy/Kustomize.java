package dev.engram.service.deploy;

import dev.engram.service.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kustomize of this machine, by itself or within kubectl. */
final class Kustomize {

  private static final int OLDEST = 5;
  private static final long PATIENCE_SECONDS = 60;
  private static final Pattern VERSION = Pattern.compile("(?m)(?:^|Kustomize Version: )v(\\d+)\\.\\d+\\.\\d+$");
  private static final Map<Path, String> BUILT = new ConcurrentHashMap<>();

  private Kustomize() {}

  private record Outcome(int status, String output, String errors) {}

  /** What kubectl would apply of a folder. Skips the test loudly where there is no kustomize. */
  static String build(Path folder) {
    return BUILT.computeIfAbsent(folder.toAbsolutePath().normalize(), Kustomize::buildAnew);
  }

  private static String buildAnew(Path folder) {
    Outcome outcome = run(with(command(), folder.toString()));
    if (outcome.status() != 0) {
      throw new IllegalArgumentException("%s can't be built: %s".formatted(folder, outcome.errors()));
    }
    return outcome.output();
  }

  /**
   * What kubectl would apply of several folders together.
   *
   * @param components which are laid over the rest
   */
  static String build(Path folder, Collection<Path> components) throws IOException {
    Path together = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "kustomization-");
    String listed = components.stream()
        .map(component -> "- " + relative(together, component) + "\n")
        .collect(Collectors.joining());
    Files.writeString(together.resolve("kustomization.yaml"),
        "resources:\n- %s\ncomponents:\n%s".formatted(relative(together, folder), listed));
    return build(together);
  }

  private static Path relative(Path from, Path to) {
    return from.relativize(to.toAbsolutePath().normalize());
  }

  private static List<String> command() {
    Optional<List<String>> found = List.of(List.of("kustomize", "version"), List.of("kubectl", "version", "--client"))
        .stream()
        .filter(version -> isNewEnough(version))
        .map(version -> List.of(version.getFirst(), version.getFirst().equals("kubectl") ? "kustomize" : "build"))
        .findFirst();
    Needs.that(found.isPresent(),
        "the tests of k8s: neither a kustomize nor a kubectl with one of version %d is on the PATH".formatted(OLDEST));
    return found.orElseThrow();
  }

  private static boolean isNewEnough(List<String> versionCommand) {
    try {
      Matcher version = VERSION.matcher(run(versionCommand).output());
      return version.find() && Integer.parseInt(version.group(1)) >= OLDEST;
    } catch (IllegalStateException notThere) {
      return false;
    }
  }

  private static List<String> with(List<String> command, String argument) {
    List<String> all = new ArrayList<>(command);
    all.add(argument);
    return all;
  }

  private static Outcome run(List<String> command) {
    try {
      Path errors = Files.createTempFile(Path.of("target"), "kustomize-", ".err");
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("%s did not end".formatted(command));
      }
      return new Outcome(process.exitValue(), output, Files.readString(errors));
    } catch (IOException e) {
      throw new IllegalStateException("%s can't be run".formatted(command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
