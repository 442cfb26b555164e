package dev.engram.service.key;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is let in; {@code engram.security.*}.
 *
 * @param requireKeys also on loopback, as behind a proxy on this machine; on any other address they always are
 * @param adminKey a secret that opens everything, as long as it is set here; by it the first keys are given out
 * @param login how long a login of the dashboard lasts
 */
@ConfigurationProperties("engram.security")
public record KeySettings(@DefaultValue("false") boolean requireKeys, @Nullable String adminKey,
    @DefaultValue("12h") Duration login) {

  public static final int SHORTEST_ADMIN_KEY = 32;

  private static final String GUESSABLE = "[!-~]{0,%d}|.*[^!-~].*".formatted(SHORTEST_ADMIN_KEY - 1);

  public KeySettings {
    adminKey = adminKey == null || adminKey.isBlank() ? null : adminKey.strip();
    if (login.isNegative() || login.isZero()) {
      throw new IllegalArgumentException("engram.security.login is %s: it must be positive".formatted(login));
    }
  }

  /** It is not refused here, where the refusal would have the key in it. */
  public boolean canAdminKeyBeGuessed() {
    return adminKey != null && adminKey.matches(GUESSABLE);
  }

  Optional<String> adminKeyHash() {
    return Optional.ofNullable(adminKey).map(Secret::hash);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "KeySettings[requireKeys=%s, adminKey %s, login=%s]".formatted(requireKeys,
        adminKey == null ? "unset" : "set", login);
  }
}
