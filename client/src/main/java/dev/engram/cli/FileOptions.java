package dev.engram.cli;

import dev.engram.client.EngramClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which service, and the file that what it answers is written to. */
final class FileOptions {

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write it, in the format of its ending.")
  private @Nullable Path out;

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  ServiceOptions service() {
    return service;
  }

  EngramClient connect(Shell shell) {
    return service.connect(shell);
  }

  /** The file that was named, if any was. */
  Optional<OutputFile> file(List<String> formats) {
    return Optional.ofNullable(out).map(path -> OutputFile.of(path, formats));
  }

  /**
   * Writes the file, and says where it is.
   *
   * @param what begins that sentence: {@code The weights are}
   */
  void write(Shell shell, OutputFile file, String what, byte[] content) throws IOException {
    file.write(content);
    String path = file.path().toString();
    service.print(shell, () -> JsonNodeFactory.instance.objectNode().put("path", path),
        () -> List.of(what + " in " + path));
  }
}
