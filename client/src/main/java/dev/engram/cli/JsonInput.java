package dev.engram.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that the user wrote. It is passed on byte for byte: what it says is for the service to judge, but that it is no
 * JSON can be said at once, and where.
 */
final class JsonInput {

  private JsonInput() {}

  /** @param file {@code -} for standard input */
  static byte[] read(Shell shell, String file) throws IOException {
    if (file.equals("-")) {
      return checked(shell.in().readAllBytes(), "standard input");
    }
    try {
      return checked(Files.readAllBytes(Path.of(file)), file);
    } catch (NoSuchFileException e) {
      throw new UsageException("there is no file " + file);
    } catch (AccessDeniedException e) {
      throw new UsageException("can't read " + file + ": permission denied");
    } catch (IOException e) {
      throw new UsageException("can't read " + file + ": " + e.getMessage());
    }
  }

  private static byte[] checked(byte[] json, String source) {
    try {
      if (JsonMapper.shared().readTree(json).isMissingNode()) {
        throw new UsageException(source + " is empty; it must be JSON");
      }
      return json;
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      throw new UsageException(source + " is not JSON at line " + location.getLineNr() + ", column "
          + location.getColumnNr() + ": " + e.getOriginalMessage());
    }
  }
}
