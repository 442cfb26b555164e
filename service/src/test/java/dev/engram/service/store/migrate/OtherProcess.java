package dev.engram.service.store.migrate;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;

/** Has a data folder open until it is killed. */
final class OtherProcess {

  private OtherProcess() {}

  static Process holding(FilledFolder folder) throws IOException {
    Process process = new ProcessBuilder(List.of(
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java", "-cp",
        System.getProperty("java.class.path"), OtherProcess.class.getName(), folder.url()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      said.readLine();
    }
    return process;
  }

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0], "engram", "")) {
      System.out.println("open: " + connection);
      Thread.currentThread().join();
    }
  }
}
