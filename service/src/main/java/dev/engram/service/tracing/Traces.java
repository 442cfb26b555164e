package dev.engram.service.tracing;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Which traces are sent, and what they say beyond what Spring Boot's do. */
@Configuration(proxyBeanMethods = false)
@Conditional(Receiver.class)
class Traces {

  private static final String REQUEST_ID = "X-Request-Id";

  /** Asked by machines, many times a minute, and never what somebody looks for. */
  private static final Pattern OF_NO_INTEREST = Pattern
      .compile("http \\w+ (/actuator.*|/livez|/readyz|/assets/.*|/webjars/.*)");

  /** Of requests a part, for there are many; of what workers do everything. */
  @Bean
  Sampler sampler(TracingProperties properties) {
    return Sampler.parentBased(new RequestsInPart(properties.getSampling().getProbability()));
  }

  private record RequestsInPart(Sampler ofRequests) implements Sampler {

    RequestsInPart(float part) {
      this(Sampler.traceIdRatioBased(part));
    }

    @Override
    public SamplingResult shouldSample(Context parent, String traceId, String name, SpanKind kind,
        Attributes attributes,
        List<LinkData> links) {
      return (kind == SpanKind.SERVER ? ofRequests : Sampler.alwaysOn())
          .shouldSample(parent, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
      return "RequestsInPart{" + ofRequests.getDescription() + "}";
    }
  }

  @Bean
  SpanExportingPredicate noProbes() {
    return span -> !OF_NO_INTEREST.matcher(String.valueOf(span.getName())).matches();
  }

  /** The id by which logs and problem documents know a request, and where what it made is. */
  @Bean
  ObservationFilter idsOfRequests() {
    return context -> {
      if (context instanceof ServerRequestObservationContext request && request.getResponse() != null) {
        add(context, "engram.request.id", request.getResponse().getHeader(REQUEST_ID));
        add(context, "http.response.header.location", request.getResponse().getHeader(HttpHeaders.LOCATION));
      }
      return context;
    };
  }

  private static void add(Observation.Context context, String key, @Nullable String value) {
    if (value != null) {
      context.addHighCardinalityKeyValue(KeyValue.of(key, value));
    }
  }
}
