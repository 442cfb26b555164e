package dev.engram.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sets up an {@link EngramClient}. */
public final class EngramClientBuilder {

  private static final String DEFAULT_URL = "http://127.0.0.1:8080";

  private String baseUrl;
  private @Nullable String apiKey;
  private Duration connectTimeout = Duration.ofSeconds(5);
  private Duration requestTimeout = Duration.ofSeconds(30);
  private Duration longestSilence = Duration.ofSeconds(45);
  private int attempts = 3;
  private RandomGenerator random = new Random();
  private Sleeper sleeper = Sleeper.ofThread();
  private InstantSource clock = Clock.systemUTC();

  EngramClientBuilder(Map<String, String> environment) {
    this.baseUrl = Optional.ofNullable(environment.get("ENGRAM_URL")).filter(url -> !url.isBlank()).orElse(DEFAULT_URL);
    this.apiKey = Optional.ofNullable(environment.get("ENGRAM_API_KEY")).filter(key -> !key.isBlank()).orElse(null);
  }

  public EngramClientBuilder baseUrl(String newBaseUrl) {
    this.baseUrl = newBaseUrl;
    return this;
  }

  /** Sent as a bearer token. */
  public EngramClientBuilder apiKey(String newApiKey) {
    this.apiKey = newApiKey;
    return this;
  }

  /** Default 5 s. */
  public EngramClientBuilder connectTimeout(Duration newConnectTimeout) {
    this.connectTimeout = newConnectTimeout;
    return this;
  }

  /** For a whole answer; default 30 s. */
  public EngramClientBuilder requestTimeout(Duration newRequestTimeout) {
    this.requestTimeout = newRequestTimeout;
    return this;
  }

  /**
   * How often a call is made before it fails, for reasons that may pass: no connection, or 408, 429 or 503. What changes
   * something carries a key and is carried out once. Default 3; 1 for never again.
   *
   * @throws IllegalArgumentException where there would be none
   */
  public EngramClientBuilder attempts(int newAttempts) {
    if (newAttempts < 1) {
      throw new IllegalArgumentException("attempts is " + newAttempts + "; it has to be at least 1");
    }
    this.attempts = newAttempts;
    return this;
  }

  /** Of a stream of events, before it is taken for broken; default 45 s, three times what a service lets pass. */
  public EngramClientBuilder longestSilence(Duration newLongestSilence) {
    this.longestSilence = newLongestSilence;
    return this;
  }

  EngramClientBuilder random(RandomGenerator newRandom) {
    this.random = newRandom;
    return this;
  }

  /** How to wait between attempts and between polls. */
  public EngramClientBuilder sleeper(Sleeper newSleeper) {
    this.sleeper = newSleeper;
    return this;
  }

  public EngramClientBuilder clock(InstantSource newClock) {
    this.clock = newClock;
    return this;
  }

  /**
   * Connects to nothing yet.
   *
   * @throws IllegalArgumentException where the base URL is not an http or https URL
   */
  public EngramClient build() {
    String url = checked(baseUrl);
    ExecutorService executor = Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(task, "engram-client");
      thread.setDaemon(true);
      return thread;
    });
    HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(connectTimeout)
        .executor(executor)
        .build();
    Transport transport = new Transport(http, url, apiKey, requestTimeout, longestSilence,
        RetryPolicy.ofCalls(attempts, random), RetryPolicy.ofFollowers(random), sleeper, clock, new Documents());
    return new EngramClient(transport, executor);
  }

  private static String checked(String baseUrl) {
    URI uri;
    try {
      uri = URI.create(baseUrl);
    } catch (IllegalArgumentException e) {
      throw notAnUrl(baseUrl, e);
    }
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw notAnUrl(baseUrl, null);
    }
    return baseUrl.replaceAll("/+$", "");
  }

  private static IllegalArgumentException notAnUrl(String baseUrl, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "\"" + baseUrl + "\" is not the URL of a service; it has to look like " + DEFAULT_URL, cause);
  }
}
