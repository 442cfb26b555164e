package dev.engram.cli;

import dev.engram.client.EngramClient;
import dev.engram.client.JobDocuments;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code engram submit}. */
@Command(name = "submit", description = {"Submits a job and prints its id.",
    "What is not given has the service's default. With --wait the exit code is 1 without success."},
    footer = {"  engram submit --cell lstm --length 20 --wait",
        "  engram submit --cell rnn --length 10 --learning-rate 0.003 --label course=dl",
        "  engram submit job.json --validate-only"})
final class Submit implements Callable<Integer> {

  private final Shell shell;

  @Parameters(arity = "0..1", paramLabel = "FILE|-", description = "A JobSpec in JSON; - is standard input.")
  private @Nullable String file;

  @Mixin
  private final SpecOptions spec = new SpecOptions();

  @Option(names = "--validate-only", description = "Only say what it would become and cost.")
  private boolean validateOnly;

  @Option(names = "--wait", description = "Show the progress until it ends.")
  private boolean wait;

  @Mixin
  private final ServiceOptions service = new ServiceOptions();

  Submit(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (validateOnly && wait) {
      throw new UsageException("--validate-only starts no job that --wait could wait for");
    }
    byte[] body = body();
    try (EngramClient client = service.connect(shell)) {
      JobDocuments jobs = client.jobs().documents();
      if (validateOnly) {
        return validated(jobs, jobs.validate(body));
      }
      JsonNode document = jobs.create(body);
      Target target = new JobTarget(client.jobs(), jobs.toJob(document).id());
      return new Follower(shell, service).submitted(client, target, document, wait);
    }
  }

  private int validated(JobDocuments jobs, JsonNode document) {
    service.print(shell, () -> document, () -> ValidationText.lines(jobs.toValidation(document)));
    return ExitCode.DONE;
  }

  private byte[] body() throws IOException {
    if (file == null) {
      if (spec.isEmpty()) {
        throw new UsageException("no job: give a FILE, - for standard input, or at least --cell and --length");
      }
      return JsonMapper.shared().writeValueAsBytes(spec.toSpec());
    }
    if (!spec.isEmpty()) {
      throw new UsageException("give the job as a FILE or by options, not both");
    }
    return JsonInput.read(shell, file);
  }
}
