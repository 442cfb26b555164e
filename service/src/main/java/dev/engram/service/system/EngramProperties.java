package dev.engram.service.system;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of this process; {@code engram.*}.
 *
 * @param data the folder of the embedded store
 * @param role what this process does
 * @param slots how many jobs run at once; absent: one a core, or one a CUDA device where there is any
 * @param portFile a file to write the port into once the service listens
 * @param requireCuda whether a process that runs jobs refuses to start without a CUDA device
 */
@ConfigurationProperties("engram")
public record EngramProperties(@DefaultValue("engram-data") Path data, @DefaultValue("all") Role role,
    @Nullable Integer slots, @Nullable Path portFile, @DefaultValue("false") boolean requireCuda) {

  /** The parts a process can play. */
  public enum Role {
    /** API and worker in one process. */
    ALL,
    /** Answers callers; others do the work. */
    API,
    /** Runs jobs; answers only whether it is well. */
    WORKER
  }

  public EngramProperties {
    if (slots != null && slots < 1) {
      throw new IllegalArgumentException("engram.slots is %d: it must be at least 1".formatted(slots));
    }
  }
}
