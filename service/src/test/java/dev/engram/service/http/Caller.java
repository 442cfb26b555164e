package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engram.service.contract.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Somebody who calls the service over HTTP. */
public final class Caller {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(10))
      .build();

  private final int port;
  private final boolean checking;
  private final String key;

  /** One that holds every answer against the contract. */
  public Caller(int port) {
    this(port, true, "");
  }

  private Caller(int port, boolean checking, String key) {
    this.port = port;
    this.checking = checking;
    this.key = key;
  }

  /** The same that takes every answer as it is: for load, whose share of the machine counts. */
  public Caller unchecked() {
    return new Caller(port, false, key);
  }

  /** The same with an API key; "": with none. */
  public Caller withKey(String newKey) {
    return new Caller(port, checking, newKey);
  }

  public int port() {
    return port;
  }

  /**
   * Asks for a resource.
   *
   * @param headers names and values in turn
   */
  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Asks for a resource that is not text and must be there. */
  byte[] getBytes(String path) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE).build(),
          BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).as(path).isEqualTo(200);
      Contract.check("GET", path, 200, response.headers().firstValue("Content-Type").orElse(""), "");
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Answer postJson(String path, Object body) {
    Answer answer = send("POST", path, BodyPublishers.ofString(body.toString()), "Content-Type", "application/json");
    if (answer.status() < 300) {
      Contract.sawRequest(path, body.toString());
    }
    return answer;
  }

  Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(PATIENCE)
        .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      Answer answer = Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
      if (checking) {
        Contract.check(method, path, answer.status(), answer.contentType(), answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Submits a job that must be taken, and tells its id. */
  public String submit(JsonNode spec) {
    Answer answer = postJson("/v1/jobs", spec);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().path("id").stringValue();
  }

  /** Submits a job that may be refused. */
  public Answer trySubmit(JsonNode spec) {
    return postJson("/v1/jobs", spec);
  }

  /** Submits a job with an idempotency key, and tells its id; "" where the service can't take it right now. */
  public String submitOnce(JsonNode spec, String key) {
    Answer answer = send("POST", "/v1/jobs", BodyPublishers.ofString(spec.toString()), "Content-Type",
        "application/json", "Idempotency-Key", key);
    return answer.status() == 202 ? answer.json().path("id").stringValue() : "";
  }

  /** How many jobs there are, page by page. */
  public int countJobs() {
    int count = 0;
    String token = "";
    do {
      JsonNode page = get("/v1/jobs?pageSize=500" + (token.isEmpty() ? "" : "&pageToken=" + token)).json();
      count += page.path("items").size();
      token = page.path("nextPageToken").asString("");
    } while (!token.isEmpty());
    return count;
  }

  /** All that a list has, page by page. */
  public List<JsonNode> pages(String path) {
    List<JsonNode> found = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = get(path + "?pageSize=1000" + (token.isEmpty() ? "" : "&pageToken=" + token)).json();
      page.path("items").forEach(found::add);
      token = page.path("nextPageToken").asString("");
    } while (!token.isEmpty());
    return found;
  }

  /** What would become of a spec that must be valid. */
  JsonNode validate(Object spec) {
    Answer answer = postJson("/v1/jobs?validateOnly=true", spec);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  public JsonNode job(String id) {
    Answer answer = get("/v1/jobs/" + id);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  public String state(String id) {
    return job(id).path("state").stringValue();
  }

  /** The states the job went through, oldest first. */
  public List<String> history(String id) {
    return job(id).path("stateHistory").valueStream().map(change -> change.path("state").stringValue()).toList();
  }

  public JsonNode awaitEnd(String id) {
    return awaitJob(id, job -> job.path("terminal").booleanValue());
  }

  public JsonNode awaitState(String id, String state) {
    return awaitJob(id, job -> job.path("state").stringValue().equals(state));
  }

  /** Waits until the job has trained some steps. */
  public void awaitStep(String id, int step) {
    awaitJob(id, job -> job.path("progress").path("step").intValue() >= step);
  }

  private JsonNode awaitJob(String id, Predicate<JsonNode> condition) {
    Callable<JsonNode> job = () -> job(id);
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(job, condition);
  }

  /** The checkpoints there are, the newest first. */
  public List<JsonNode> checkpoints(String id) {
    Answer answer = get("/v1/jobs/" + id + "/checkpoints");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("items").valueStream().toList();
  }

  /** What the newest checkpoint is made of: the same for two jobs only where every bit of both is. */
  public String digest(String id) {
    return checkpoints(id).getFirst().path("sha256").stringValue();
  }

  /** What was found in the cell, the untrained one first. */
  public List<JsonNode> diagnostics(String id) {
    Answer answer = get("/v1/jobs/" + id + "/diagnostics?pageSize=1000");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("items").valueStream().toList();
  }

  JsonNode metrics(String id, String query) {
    Answer answer = get("/v1/jobs/" + id + "/metrics" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** Every point there is, in lines of step, key and value, without the heading. */
  public List<String> table(String id) {
    Answer answer = get("/v1/jobs/" + id + "/metrics", "Accept", "text/csv");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body().lines().skip(1).toList();
  }

  /** The lines of one metric. */
  public List<String> table(String id, String key) {
    return table(id).stream().filter(line -> line.contains("," + key + ",")).toList();
  }

  /** Ends a job without waiting for its worker. */
  public void end(String id) {
    post("/v1/jobs/" + id + "/cancel?force=true");
  }

  /** Submits a sweep that must be taken, and tells its id. */
  public String submitSweep(JsonNode spec) {
    Answer answer = postJson("/v1/sweeps", spec);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().path("id").stringValue();
  }

  public JsonNode sweep(String id) {
    Answer answer = get("/v1/sweeps/" + id);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  public JsonNode awaitSweep(String id, Predicate<JsonNode> condition) {
    Callable<JsonNode> sweep = () -> sweep(id);
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(sweep, condition);
  }

  /** The jobs of a sweep. */
  public List<JsonNode> jobsOf(String sweepId) {
    return get("/v1/jobs?pageSize=1000&sweepId=" + sweepId).json().path("items").valueStream().toList();
  }

  /** What each job of a sweep was and came to. */
  public List<String> resultsOfSweep(String id) {
    return jobsOf(id).stream().map(job -> "%s %s".formatted(job.path("spec"), job.path("result"))).toList();
  }
}
