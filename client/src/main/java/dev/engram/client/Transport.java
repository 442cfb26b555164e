package dev.engram.client;

import dev.engram.api.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests and answers with JSON objects, or with files. A read is repeated by the retry policy; a write never is, because
 * nobody can tell whether the one that failed was carried out.
 *
 * @param baseUrl without a slash at its end
 */
record Transport(
    HttpClient http,
    String baseUrl,
    @Nullable String apiKey,
    Duration requestTimeout,
    RetryPolicy retries,
    Sleeper sleeper,
    InstantSource clock,
    Documents documents) {

  JsonNode get(Route route) {
    HttpRequest request = request(route).GET().build();
    return repeated(() -> exchange(request));
  }

  /** Whatever the route answers with. */
  byte[] getFile(Route route) {
    HttpRequest request = request(route).setHeader("Accept", "*/*").GET().build();
    return repeated(() -> accepted(request).body());
  }

  /** Follows the pages of a list as they are asked for. */
  Listing<JsonNode> list(Route route) {
    return new Listing<>(token -> {
      JsonNode page = get(route.with("pageToken", token));
      String nextPageToken = page.path("nextPageToken").asStringOpt().filter(next -> !next.isEmpty()).orElse(null);
      return new Page<>(page.path("items").valueStream().toList(), nextPageToken);
    });
  }

  JsonNode post(Route route) {
    return exchange(request(route).POST(BodyPublishers.noBody()).build());
  }

  JsonNode post(Route route, byte[] json) {
    return exchange(request(route)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(json))
        .build());
  }

  /** A question that changes nothing, and so is repeated as a read is. */
  JsonNode ask(Route route, byte[] json) {
    return repeated(() -> post(route, json));
  }

  void delete(Route route) {
    accepted(request(route).DELETE().build());
  }

  void pause(Duration duration) {
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException e) {
      throw new CallInterruptedException(e);
    }
  }

  private HttpRequest.Builder request(Route route) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + route))
        .timeout(requestTimeout)
        .header("Accept", "application/json, application/problem+json");
    if (apiKey != null) {
      request.header("Authorization", "Bearer " + apiKey);
    }
    return request;
  }

  private <T> T repeated(Supplier<T> read) {
    for (int attempt = 1;; attempt++) {
      try {
        return read.get();
      } catch (ConnectionException | ServiceUnavailableException e) {
        pause(retries.waitAfter(attempt, e).orElseThrow(() -> e));
      }
    }
  }

  private JsonNode exchange(HttpRequest request) {
    HttpResponse<byte[]> response = accepted(request);
    return documents.object(response.body()).orElseThrow(() -> unexpected(response, "no JSON object"));
  }

  /** An answer of status 2xx. */
  private HttpResponse<byte[]> accepted(HttpRequest request) {
    HttpResponse<byte[]> response = send(request);
    if (response.statusCode() >= 400) {
      throw Refusal.of(response, documents).toException(response, clock.instant());
    }
    if (response.statusCode() >= 300) {
      throw unexpected(response, "nothing to read");
    }
    return response;
  }

  private static UnexpectedAnswerException unexpected(HttpResponse<byte[]> response, String body) {
    return new UnexpectedAnswerException(
        response.request().method() + " " + response.request().uri() + " was answered with status "
            + response.statusCode() + " and " + body + "; is this an Engram service?",
        null);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw ConnectionFailure.explain(baseUrl, requestTimeout, e);
    } catch (InterruptedException e) {
      throw new CallInterruptedException(e);
    }
  }
}
