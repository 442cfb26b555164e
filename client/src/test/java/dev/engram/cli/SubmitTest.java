package dev.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Job;
import dev.engram.api.JobValidation;
import dev.engram.api.ParameterCount;
import dev.engram.client.FakeService;
import dev.engram.client.FakeService.Reply;
import dev.engram.client.JobExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitTest {

  private static final Job QUEUED = JobExample.queued("job_1", JobExample.lstm(20));

  private final FakeService service = FakeService.start().on("POST /v1/jobs", Reply.json(QUEUED));

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void printsTheIdAndHowToFollowIt() {
    CommandLineRun run = CommandLineRun.of("submit", "--url", service.url(), "--cell", "lstm", "--length", "20");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("job_1\n");
    assertThat(run.err()).isEqualTo("Follow it with: ./engram watch job_1 --url " + service.url() + "\nOr look at it: "
        + service.url() + "/jobs/job_1\n");
    assertThat(service.lastRequest().body())
        .isEqualTo("{\"cell\":{\"type\":\"lstm\"},\"task\":{\"type\":\"palindrome\",\"length\":20}}");
  }

  @Test
  void sendsEveryFlagWhereTheContractHasIt() {
    CommandLineRun run = CommandLineRun.of("submit", "--url", service.url(), "--cell", "lstm", "--length", "20",
        "--encoding", "one-hot", "--hidden-size", "64", "--initializer", "orthogonal", "--recurrent-gain", "1.5",
        "--forget-bias", "0",
        "--optimizer", "adam", "--learning-rate", "0.01", "--schedule", "cosine", "--warmup-steps", "9", "--batch-size",
        "32", "--max-steps", "500",
        "--max-grad-norm", "1", "--gradients", "autograd", "--precision", "float64", "--device", "cpu", "--seed", "7",
        "--name", "a name", "--label", "course=dl", "--label", "week=3");

    assertThat(run.exitCode()).isZero();
    assertThat(service.lastRequest().body()).isEqualTo("{\"name\":\"a name\","
        + "\"cell\":{\"type\":\"lstm\",\"hiddenSize\":64,\"initializer\":\"orthogonal\",\"recurrentGain\":1.5,\"forgetBias\":0.0},"
        + "\"task\":{\"type\":\"palindrome\",\"length\":20,\"encoding\":\"one-hot\"},"
        + "\"optimizer\":{\"type\":\"adam\",\"learningRate\":0.01,"
        + "\"schedule\":{\"type\":\"cosine\",\"warmupSteps\":9}},"
        + "\"batchSize\":32,\"maxSteps\":500,\"maxGradNorm\":1.0,\"gradients\":\"autograd\",\"precision\":\"float64\","
        + "\"device\":\"cpu\",\"seed\":7,\"labels\":{\"course\":\"dl\",\"week\":\"3\"}}");
  }

  @Test
  void aLearningRateAloneIsOneOfTheDefaultOptimizer() {
    CommandLineRun.of("submit", "--url", service.url(), "--cell", "rnn", "--length", "5", "--learning-rate", "0.01");

    assertThat(service.lastRequest().body()).contains("\"optimizer\":{\"type\":\"rmsprop\",\"learningRate\":0.01}");
  }

  @Test
  void aChronoLengthIsTheCells() {
    CommandLineRun.of("submit", "--url", service.url(), "--cell", "lstm", "--length", "5", "--chrono-length", "100");

    assertThat(service.lastRequest().body()).contains("\"cell\":{\"type\":\"lstm\",\"chronoLength\":100}");
  }

  @Test
  void aWarmUpAloneIsOfAConstantRateOfTheDefaultOptimizer() {
    CommandLineRun.of("submit", "--url", service.url(), "--cell", "rnn", "--length", "5", "--warmup-steps", "20");

    assertThat(service.lastRequest().body()).contains(
        "\"optimizer\":{\"type\":\"rmsprop\",\"schedule\":{\"type\":\"constant\",\"warmupSteps\":20}}");
  }

  @Test
  void sendsAFileByteForByteWithFieldsItDoesNotKnow(@TempDir Path folder) throws IOException {
    String spec = "{ \"cell\" : {\"type\": \"gru\"},\n  \"colour\": 1e-8, \"colour\": 2 }\n";
    Path file = Files.writeString(folder.resolve("job.json"), spec);

    assertThat(CommandLineRun.of("submit", "--url", service.url(), file.toString()).exitCode()).isZero();
    assertThat(service.lastRequest().body()).isEqualTo(spec);
  }

  @Test
  void sendsStandardInput() {
    assertThat(CommandLineRun.withInput("{\"x\":1}", "submit", "-", "--url", service.url()).exitCode()).isZero();
    assertThat(service.lastRequest().body()).isEqualTo("{\"x\":1}");
  }

  @Test
  void printsTheAnswerAsJsonWithWhatItDoesNotKnow() {
    service.on("POST /v1/jobs", Reply.json(java.util.Map.of("id", "job_1", "mood", "good")));

    CommandLineRun run = CommandLineRun.withInput("{}", "submit", "-", "--json", "--url", service.url());

    assertThat(run.out()).contains("\"id\" : \"job_1\"", "\"mood\" : \"good\"");
  }

  @Test
  void waitsForTheEnd() {
    service.on("GET /v1/jobs/job_1", Reply.json(QUEUED), Reply.json(JobExample.solved("job_1", JobExample.lstm(20))));

    CommandLineRun run = CommandLineRun.withInput("{}", "submit", "-", "--wait", "--url", service.url());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("""
        job_1
        lstm T=20: queued
        lstm T=20: 1,300/10,000, accuracy 0.9994, solved in 7 s
        """);
    assertThat(run.out()).isEqualTo("job_1 (lstm T=20) solved: accuracy 0.9994, 95 % interval [0.9987, 0.9997], "
        + "best weights of step 1,300; 1,300 of 10,000 steps in 6.6 s, target reached\n");
  }

  @Test
  void saysWhatAValidJobWouldCost() {
    service.on("POST /v1/jobs?validateOnly=true", Reply.json(new JobValidation(JobExample.lstm(20),
        new ParameterCount(66_560, 1_290, 67_850, "4(nd + n² + n) + nK + K"), 3 << 20, 61.0, "10^10")));

    CommandLineRun run = CommandLineRun.withInput("{}", "submit", "-", "--validate-only", "--url", service.url());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("""
        The job is valid: lstm at T = 20.
        parameters  67,850 (4(nd + n² + n) + nK + K)
        memory      about 3.0 MiB
        time        at most about 1 min 1 s
        sequences   10^10 distinct
        """);
  }

  @Test
  void printsEveryViolation() {
    service.on("POST /v1/jobs", Reply.problem(422,
        """
            {"detail":"the job can't be run","errors":[
              {"pointer":"/cell/hiddenSize","detail":"is 0, must be 1 to 4096"},
              {"pointer":"/batchSize","detail":"is -1"}]}"""));

    CommandLineRun run = CommandLineRun.withInput("{}", "submit", "-", "--url", service.url());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo("engram: /cell/hiddenSize: is 0, must be 1 to 4096\nengram: /batchSize: is -1\n");
  }

  @Test
  void refusesWhatIsNoJob(@TempDir Path folder) {
    refused("no job: give a FILE, - for standard input, or at least --cell and --length");
    refused("a job needs a --cell and a --length", "--cell", "lstm");
    refused("a job needs a --cell and a --length", "--length", "20", "--seed", "3");
    refused("give the job as a FILE or by options, not both", "job.json", "--seed", "3");
    refused("there is no file " + folder.resolve("none"), folder.resolve("none").toString());
    refused("can't read " + folder + ": Is a directory", folder.toString());
    refused("--validate-only starts no job that --wait could wait for", "-", "--validate-only", "--wait");
    refused("\"localhost\" is not the URL of a service; it has to look like http://127.0.0.1:8080", "--cell", "rnn",
        "--length", "5", "--url",
        "localhost");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void saysWhereAFileStopsBeingJson() {
    CommandLineRun run = CommandLineRun.withInput("{\"cell\": lstm}", "submit", "-", "--url", service.url());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("engram: standard input is not JSON at line 1, column 10: Unrecognized token");
    assertThat(service.requests()).isEmpty();
  }

  private static void refused(String message, String... arguments) {
    String[] submit = new String[arguments.length + 1];
    submit[0] = "submit";
    System.arraycopy(arguments, 0, submit, 1, arguments.length);

    CommandLineRun run = CommandLineRun.of(submit);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("engram: " + message + "\n");
  }
}
