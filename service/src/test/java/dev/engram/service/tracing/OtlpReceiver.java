package dev.engram.service.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Somebody who takes spans by OTLP over HTTP, and keeps them. */
public final class OtlpReceiver implements AutoCloseable {

  private static final HexFormat HEX = HexFormat.of();

  private final HttpServer server;
  private final List<Received> spans = new CopyOnWriteArrayList<>();
  private final Set<String> paths = ConcurrentHashMap.newKeySet();

  private OtlpReceiver(HttpServer server) {
    this.server = server;
  }

  /**
   * A span, with what is said of its process.
   *
   * @param parent "" where it is the first of its trace
   */
  public record Received(String name, String trace, String id, String parent, long nanos, boolean failed,
      Map<String, String> attributes, Map<String, String> resource) {

    static Received of(Span span, Map<String, String> resource) {
      return new Received(span.getName(), HEX.formatHex(span.getTraceId().toByteArray()),
          HEX.formatHex(span.getSpanId().toByteArray()), HEX.formatHex(span.getParentSpanId().toByteArray()),
          span.getEndTimeUnixNano() - span.getStartTimeUnixNano(), span.getStatus().getCodeValue() == 2,
          strings(span.getAttributesList()), resource);
    }
  }

  public static OtlpReceiver start() throws IOException {
    OtlpReceiver receiver = new OtlpReceiver(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    receiver.server.createContext("/", receiver::take);
    receiver.server.start();
    return receiver;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      paths.add(exchange.getRequestURI().getPath());
      ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
          .getResourceSpansList()
          .forEach(ofProcess -> {
            Map<String, String> resource = strings(ofProcess.getResource().getAttributesList());
            ofProcess.getScopeSpansList()
                .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(Received.of(span, resource))));
          });
      byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    }
  }

  private static Map<String, String> strings(List<KeyValue> attributes) {
    return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, one -> string(one.getValue())));
  }

  private static String string(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case INT_VALUE -> String.valueOf(value.getIntValue());
      case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
      case BOOL_VALUE -> String.valueOf(value.getBoolValue());
      default -> value.toString();
    };
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  public List<Received> spans() {
    return List.copyOf(spans);
  }

  /** What was asked of it. */
  public Set<String> paths() {
    return Set.copyOf(paths);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
