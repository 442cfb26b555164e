package dev.engram.service.key;

import dev.engram.service.job.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the holder of a key shows: {@code egm_}, which scanners for leaked secrets can look for, the key's own id, and 192
 * random bits. There is nothing to guess in these, so one round of SHA-256 keeps them as well as a slow hash would.
 */
record Secret(String keyId, String text) {

  private static final Pattern FORM = Pattern.compile("egm_([0-9a-z]{26})_[0-9a-f]{48}");
  private static final int RANDOM_BYTES = 24;

  static Secret of(String keyId, SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new Secret(keyId,
        "egm_" + keyId.substring(ApiKeys.PREFIX.length()) + "_" + HexFormat.of().formatHex(bytes));
  }

  static Optional<Secret> read(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() ? Optional.of(new Secret(ApiKeys.PREFIX + matcher.group(1), text)) : Optional.empty();
  }

  String hash() {
    return hash(text);
  }

  static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** In a time that does not tell where they differ. */
  static boolean isEqual(String hash, String other) {
    return MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  /** Without what must not come into a log. */
  @Override
  public String toString() {
    return "Secret[keyId=" + keyId + "]";
  }
}
