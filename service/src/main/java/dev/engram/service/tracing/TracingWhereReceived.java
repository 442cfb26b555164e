package dev.engram.service.tracing;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out all that Spring Boot does for traces, unless they are sent to somebody: it would make a span of each request
 * also where nobody sees it. Logs are nowhere sent by OpenTelemetry; they go to the console.
 */
final class TracingWhereReceived implements AutoConfigurationImportFilter, EnvironmentAware {

  private static final String BOOT = "org.springframework.boot.";
  private static final String NO_TRACES = BOOT
      + "micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration";

  private @Nullable Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
    boolean sent = Receiver.isSet(Objects.requireNonNull(environment));
    boolean[] match = new boolean[candidates.length];
    for (int index = 0; index < candidates.length; index++) {
      String candidate = candidates[index];
      match[index] = candidate == null || isWanted(candidate, sent);
    }
    return match;
  }

  private static boolean isWanted(String candidate, boolean sent) {
    if (candidate.startsWith(BOOT + "opentelemetry.autoconfigure.logging.")) {
      return false;
    }
    boolean traces = Stream.of("micrometer.tracing.", "opentelemetry.").anyMatch(of -> candidate.startsWith(BOOT + of));
    return sent || !traces || candidate.equals(NO_TRACES);
  }
}
