package dev.engram.service.chaos;

import dev.engram.service.Needs;
import dev.engram.service.process.ServiceProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder whose room can run out: a file system of its own in memory where this process may mount one, and else the
 * limit that the system can put on the size of a running process's files.
 */
final class TightDisk implements AutoCloseable {

  private static final int MEBIBYTES = 24;

  private final Path folder;
  private final boolean mounted;

  private TightDisk(Path folder, boolean mounted) {
    this.folder = folder;
    this.mounted = mounted;
  }

  static TightDisk at(Path folder) throws Exception {
    Files.createDirectories(folder);
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "tmpfs", folder.toString());
    Needs.that(mounted || run("prlimit", "--version"), "a disk can't be made full here: no mount, no prlimit");
    return new TightDisk(folder, mounted);
  }

  /** Takes all the room that is left from what the process writes to. */
  void fill(ServiceProcess process) throws Exception {
    if (mounted) {
      try (OutputStream out = Files.newOutputStream(filler())) {
        byte[] block = new byte[4096];
        while (true) {
          out.write(block);
        }
      } catch (IOException full) {
        return;
      }
    }
    limit(process, String.valueOf(largestFile()));
  }

  void free(ServiceProcess process) throws Exception {
    if (mounted) {
      Files.delete(filler());
    } else {
      limit(process, "unlimited");
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private long largestFile() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).max().orElse(0);
    }
  }

  private static void limit(ServiceProcess process, String bytes) throws Exception {
    if (!run("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + bytes + ":unlimited")) {
      throw new IllegalStateException("prlimit refused");
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(List.of(command)).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    if (mounted) {
      run("umount", folder.toString());
    }
  }
}
