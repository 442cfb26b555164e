package dev.engram.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP server that answers as it is told and remembers what it was asked. */
public final class FakeService implements AutoCloseable {

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Request, Reply>> handlers = new ConcurrentHashMap<>();

  /**
   * What was asked.
   *
   * @param target path and query, as sent
   * @param headers by names in lower case
   */
  public record Request(String method, String target, Map<String, String> headers, String body) {
    @Override
    public String toString() {
      return method + " " + target;
    }
  }

  /** @param held the answer goes on, and nothing more comes until the service is closed */
  public record Reply(int status, Map<String, String> headers, String body, boolean held) {

    public Reply(int status, Map<String, String> headers, String body) {
      this(status, headers, body, false);
    }

    /** Server-sent events, after which the connection ends. */
    public static Reply events(String... frames) {
      return new Reply(200, Map.of("Content-Type", "text/event-stream"), String.join("", frames));
    }

    public Reply andThenSilence() {
      return new Reply(status, headers, body, true);
    }

    public static Reply json(Object document) {
      return new Reply(200, Map.of("Content-Type", "application/json"),
          JsonMapper.shared().writeValueAsString(document));
    }

    public static Reply problem(int status, String json) {
      return new Reply(status, Map.of("Content-Type", "application/problem+json"), json);
    }
  }

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);

  private FakeService(HttpServer server) {
    this.server = server;
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  public static FakeService start() {
    return startOn(0);
  }

  public static FakeService startOn(int port) {
    try {
      return new FakeService(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers a request, {@code GET /v1/jobs} for instance, with these in turn, and with the last one from then on. */
  public FakeService on(String request, Reply... replies) {
    Deque<Reply> queue = new ArrayDeque<>(List.of(replies));
    return on(request, asked -> queue.size() > 1 ? queue.remove() : queue.element());
  }

  public FakeService on(String request, Function<Request, Reply> handler) {
    handlers.put(request, handler);
    return this;
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public Request lastRequest() {
    return requests.get(requests.size() - 1);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    executor.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Request request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers(exchange),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    requests.add(request);
    Reply reply = Optional.ofNullable(handlers.get(request.toString()))
        .map(handler -> handler.apply(request))
        .orElseGet(() -> Reply.problem(404, "{\"status\":404,\"detail\":\"there is no " + request.target() + "\"}"));
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), reply.held() ? 0 : body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    if (reply.held()) {
      exchange.getResponseBody().flush();
      awaitClose();
    }
    exchange.close();
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new ConcurrentHashMap<>();
    exchange.getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
    return headers;
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
