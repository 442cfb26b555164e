package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** A service whose traces nobody receives, as it is unless an endpoint is set. */
class NoTracesTest extends ServiceTest {

  @Autowired
  private ApplicationContext context;

  @ParameterizedTest
  @ValueSource(classes = {OpenTelemetry.class, SdkTracerProvider.class, SpanExporter.class, TextMapPropagator.class,
      TracingObservationHandler.class})
  void nothingIsThereThatMakesSpans(Class<?> type) {
    assertThat(context.getBeanNamesForType(type)).isEmpty();
  }

  @Test
  void theTracerMakesNone() {
    assertThat(context.getBean(Tracer.class)).isSameAs(Tracer.NOOP);
  }

  @Test
  void metersAndLogsHaveNoWayOutByOpenTelemetry() {
    assertThat(ClassUtils.isPresent("io.micrometer.registry.otlp.OtlpMeterRegistry", null)).isFalse();
    assertThat(context.getBeanDefinitionNames()).noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("otlp"));
  }
}
