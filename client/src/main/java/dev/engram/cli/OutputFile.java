package dev.engram.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where a result goes, in the format that the name asks for.
 *
 * @param format the ending of the name, without its dot, in lower case
 */
record OutputFile(Path path, String format) {

  /** @param formats that there are */
  static OutputFile of(Path path, List<String> formats) {
    String name = String.valueOf(path.getFileName());
    String format = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!formats.contains(format)) {
      throw new UsageException(
          "--out is " + path + "; its name has to end with ." + String.join(" or .", formats));
    }
    return new OutputFile(path, format);
  }

  /** One that the user has not named, in the first of the formats. */
  static OutputFile inWorkingFolder(String name, List<String> formats) {
    return new OutputFile(Path.of(name + "." + formats.get(0)), formats.get(0));
  }

  void write(byte[] content) throws IOException {
    try {
      Files.write(path, content);
    } catch (NoSuchFileException e) {
      throw new UsageException("there is no folder " + path.toAbsolutePath().getParent() + " to write into");
    } catch (AccessDeniedException e) {
      throw new UsageException("can't write " + path + ": permission denied");
    } catch (FileSystemException e) {
      throw new UsageException("can't write " + path + ": " + e.getReason());
    }
  }
}
