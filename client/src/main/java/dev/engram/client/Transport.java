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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests and answers with JSON objects, with files, or with events. What failed for a passing reason is tried again;
 * what changes something carries a key, by which the service knows it again and carries it out once.
 *
 * @param baseUrl without a slash at its end
 * @param requestTimeout for a whole answer, or for the first sign of a stream
 * @param longestSilence of a stream that is not broken
 * @param retries of a call
 * @param patience of whoever follows something for long
 */
record Transport(
    HttpClient http,
    String baseUrl,
    @Nullable String apiKey,
    Duration requestTimeout,
    Duration longestSilence,
    RetryPolicy retries,
    RetryPolicy patience,
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

  /** The same with its items as records. */
  <T> Listing<T> list(Route route, Class<T> type) {
    return list(route).map(item -> documents.read(item, type));
  }

  JsonNode post(Route route) {
    return once(request(route).POST(BodyPublishers.noBody()));
  }

  JsonNode post(Route route, byte[] json) {
    return once(withBody(route, json));
  }

  /** What would take effect a second time if it was made again. */
  JsonNode postUnrepeated(Route route) {
    return exchange(request(route).POST(BodyPublishers.noBody()).build());
  }

  JsonNode postUnrepeated(Route route, byte[] json) {
    return exchange(withBody(route, json).build());
  }

  /** A question that changes nothing. */
  JsonNode ask(Route route, byte[] json) {
    HttpRequest request = withBody(route, json).build();
    return repeated(() -> exchange(request));
  }

  /** Deletes something; where an answer was lost, and it is gone at the next attempt, it was deleted. */
  void delete(Route route) {
    HttpRequest request = request(route).DELETE().build();
    AtomicBoolean answerLost = new AtomicBoolean();
    repeated(() -> {
      try {
        return accepted(request).statusCode();
      } catch (ConnectionException failure) {
        answerLost.set(true);
        throw failure;
      } catch (NotFoundException gone) {
        if (answerLost.get()) {
          return gone.status();
        }
        throw gone;
      }
    });
  }

  /**
   * The events of a stream after a kept one; empty where the service has no more to tell.
   *
   * @throws IOException where no connection came about, or it broke
   */
  Optional<ServerSentEvents> follow(Route route, long lastEventId) throws IOException, InterruptedException {
    HttpRequest.Builder request = authorized(route).setHeader("Accept", "text/event-stream");
    if (lastEventId > 0) {
      request.header("Last-Event-ID", String.valueOf(lastEventId));
    }
    HttpResponse<EventLines> response = EventLines.open(http, request.build(), requestTimeout, longestSilence);
    EventLines lines = response.body();
    if (response.statusCode() == 200 && contentType(response).startsWith("text/event-stream")) {
      return Optional.of(new ServerSentEvents(lines));
    }
    try (lines) {
      if (response.statusCode() == 204) {
        return Optional.empty();
      }
      if (response.statusCode() >= 400) {
        throw Refusal.of(response, lines.rest(), documents, clock.instant()).toException();
      }
      throw unexpected(response, "no stream of events");
    }
  }

  /** The same service for somebody who asks again and again, and would rather wait than be told of a short outage. */
  Transport patiently() {
    return new Transport(http, baseUrl, apiKey, requestTimeout, longestSilence, patience, patience, sleeper, clock,
        documents);
  }

  void pause(Duration duration) {
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException e) {
      throw new CallInterruptedException(e);
    }
  }

  private HttpRequest.Builder withBody(Route route, byte[] json) {
    return request(route).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(json));
  }

  private HttpRequest.Builder request(Route route) {
    return authorized(route).timeout(requestTimeout);
  }

  private HttpRequest.Builder authorized(Route route) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + route))
        .header("Accept", "application/json, application/problem+json");
    if (apiKey != null) {
      request.header("Authorization", "Bearer " + apiKey);
    }
    return request;
  }

  private JsonNode once(HttpRequest.Builder request) {
    HttpRequest keyed = request.header("Idempotency-Key", UUID.randomUUID().toString()).build();
    return repeated(() -> exchange(keyed));
  }

  private <T> T repeated(Supplier<T> call) {
    for (int attempt = 1;; attempt++) {
      try {
        return call.get();
      } catch (ConnectionException | ApiException e) {
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
      throw Refusal.of(response, response.body(), documents, clock.instant()).toException();
    }
    if (response.statusCode() >= 300) {
      throw unexpected(response, "nothing to read");
    }
    return response;
  }

  private static UnexpectedAnswerException unexpected(HttpResponse<?> response, String body) {
    return new UnexpectedAnswerException(
        response.request().method() + " " + response.request().uri() + " was answered with status "
            + response.statusCode() + " and " + body + "; is this an Engram service?",
        null);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw explained(e);
    } catch (InterruptedException e) {
      throw new CallInterruptedException(e);
    }
  }

  ConnectionException explained(IOException failure) {
    return ConnectionFailure.explain(baseUrl, requestTimeout, failure);
  }

  private static String contentType(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }
}
