package dev.engram.service.store.migrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be moved where.
 *
 * @param user absent: the URL's, or the one that the driver comes up with
 * @param password absent: the one of the user's {@code .pgpass}, or none
 */
record Request(String url, Optional<String> user, Optional<String> password, Path data) {

  static final String PASSWORD = "ENGRAM_DB_PASSWORD";

  private static final Set<String> OPTIONS = Set.of("--to", "--user", "--data", "--password-file");
  private static final Pattern PASSWORD_IN_URL = Pattern.compile("[?&](password|sslpassword)=",
      Pattern.CASE_INSENSITIVE);

  /** @throws Refusal where they can't be read */
  static Request read(String[] arguments, Map<String, String> environment) {
    Map<String, String> given = given(arguments);
    String url = given.get("--to");
    if (url == null) {
      throw Refusal.usage("migrate needs --to jdbc:postgresql://HOST/DATABASE.");
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw Refusal
          .usage("--to is %s: Engram keeps its jobs in PostgreSQL, so it must be jdbc:postgresql://HOST/DATABASE."
              .formatted(withoutSettings(url)));
    }
    if (PASSWORD_IN_URL.matcher(url).find()) {
      throw Refusal.usage(
          "The URL has a password, which everybody on this machine can read; put it into %s or a file that --password-file names."
              .formatted(PASSWORD));
    }
    return new Request(url, Optional.ofNullable(given.get("--user")),
        password(given.get("--password-file"), environment.get(PASSWORD)),
        Path.of(given.getOrDefault("--data", "engram-data")).toAbsolutePath().normalize());
  }

  private static Map<String, String> given(String[] arguments) {
    Map<String, String> given = new HashMap<>();
    for (int index = 0; index < arguments.length; index++) {
      String[] parts = arguments[index].split("=", 2);
      if (!OPTIONS.contains(parts[0])) {
        throw Refusal.usage("unknown argument '%s'; migrate takes --to, --user, --password-file and --data.".formatted(
            parts[0]));
      }
      if (parts.length == 1 && index + 1 == arguments.length) {
        throw Refusal.usage("%s needs a value.".formatted(parts[0]));
      }
      given.put(parts[0], parts.length == 2 ? parts[1] : arguments[++index]);
    }
    return given;
  }

  private static Optional<String> password(@Nullable String file, @Nullable String variable) {
    if (file == null) {
      return Optional.ofNullable(variable);
    }
    try {
      return Optional.of(Files.readString(Path.of(file), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw Refusal.usage("The password can't be read from %s.".formatted(file));
    }
  }

  /** For people and for logs. */
  String target() {
    return withoutSettings(url);
  }

  private static String withoutSettings(String url) {
    return url.replaceFirst("[?;].*", "");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Request[%s from %s]".formatted(target(), data);
  }
}
