package dev.engram.service.tracing;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether traces are sent: to nobody unless an endpoint is set. */
final class Receiver implements Condition {

  static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

  static boolean isSet(Environment environment) {
    return StringUtils.hasText(environment.getProperty(ENDPOINT));
  }

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return isSet(context.getEnvironment());
  }
}
