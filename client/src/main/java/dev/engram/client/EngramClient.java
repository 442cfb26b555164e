package dev.engram.client;

import dev.engram.api.CellDescription;
import dev.engram.api.OptimizerDescription;
import dev.engram.api.ScheduleDescription;
import dev.engram.api.TaskDescription;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * A connection to an Engram service.
 *
 * <pre>{@code
 * try (EngramClient engram = EngramClient.builder().build()) {
 *   Job job = engram.jobs().create(JobSpec.of(LstmSpec.withDefaults(), PalindromeSpec.ofLength(10)));
 *   Job ended = engram.jobs().await(job.id(), Duration.ofMinutes(10), now -> System.out.println(now.progress()));
 * }
 * }</pre>
 *
 * <p>Safe to share between threads. An enum value newer than this client reads as null.
 */
public final class EngramClient implements AutoCloseable {

  private final Transport transport;
  private final ExecutorService executor;

  EngramClient(Transport transport, ExecutorService executor) {
    this.transport = transport;
    this.executor = executor;
  }

  /** Set up by the environment: ENGRAM_URL, else http://127.0.0.1:8080, and ENGRAM_API_KEY where it is set. */
  public static EngramClientBuilder builder() {
    return new EngramClientBuilder(System.getenv());
  }

  /** Where the service is, without a slash at the end. */
  public String baseUrl() {
    return transport.baseUrl();
  }

  public JobsApi jobs() {
    return new JobsApi(transport);
  }

  public SweepsApi sweeps() {
    return new SweepsApi(transport);
  }

  public KeysApi keys() {
    return new KeysApi(transport);
  }

  public SystemApi system() {
    return new SystemApi(transport);
  }

  /** The cells that can be trained, with the fields of their specs. */
  public List<CellDescription> cells() {
    return descriptions("/v1/cells", CellDescription.class);
  }

  /** The tasks that can be learned. */
  public List<TaskDescription> tasks() {
    return descriptions("/v1/tasks", TaskDescription.class);
  }

  /** The update rules. */
  public List<OptimizerDescription> optimizers() {
    return descriptions("/v1/optimizers", OptimizerDescription.class);
  }

  /** The ways for a learning rate to change. */
  public List<ScheduleDescription> schedules() {
    return descriptions("/v1/schedules", ScheduleDescription.class);
  }

  /** Frees the threads; to be called when no call is under way. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  private <T> List<T> descriptions(String path, Class<T> type) {
    return transport.list(Route.of(path), type).toList();
  }
}
