package dev.engram.cli;

import static java.util.Objects.requireNonNull;

import dev.engram.client.EngramClient;
import dev.engram.client.JobDocuments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code engram fork}. */
@Command(name = "fork", description = {
    "Submits a job that goes on from a checkpoint of another one.",
    "It begins with that one's weights and differs in what is given; its id is printed.",
    "With --wait the exit code is 1 without success."},
    footer = {"  engram fork job_1 --extra-steps 5000 --wait",
        "  engram fork job_1 --checkpoint-step 1000 --learning-rate 0.0003"})
final class Fork implements Callable<Integer> {

  private final Shell shell;

  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Option(names = "--checkpoint-step", paramLabel = "N", description = "Of the checkpoint (default: the newest).")
  private @Nullable Integer checkpointStep;

  @Option(names = "--extra-steps", paramLabel = "N",
      description = "To train (default: up to --max-steps).")
  private @Nullable Integer extraSteps;

  @Mixin
  private final SpecOptions overrides = new SpecOptions();

  @Option(names = "--wait", description = "Show the progress until it ends.")
  private boolean wait;

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  Fork(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (EngramClient client = service.connect(shell)) {
      JobDocuments jobs = client.jobs().documents();
      JsonNode document = jobs.fork(id, request(client));
      Target target = new JobTarget(client.jobs(), jobs.toJob(document).id());
      return new Follower(shell, service).submitted(client, target, document, wait);
    }
  }

  private byte[] request(EngramClient client) {
    Map<String, Object> request = new LinkedHashMap<>();
    if (checkpointStep != null) {
      request.put("checkpointStep", checkpointStep);
    }
    if (extraSteps != null) {
      request.put("extraSteps", extraSteps);
    }
    if (!overrides.isEmpty()) {
      request.put("overrides", overrides.fields(() -> requireNonNull(client.jobs().get(id).spec().optimizer())));
    }
    return JsonMapper.shared().writeValueAsBytes(request);
  }
}
