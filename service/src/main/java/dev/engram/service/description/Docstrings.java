package dev.engram.service.description;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.JavadocProvider;
import org.springdoc.core.providers.SpringDocJavadocProvider;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The docstrings of controllers and records, as Markdown and without the lines that they are broken into. */
@Component
@Primary
final class Docstrings implements JavadocProvider {

  private final JavadocProvider source = new SpringDocJavadocProvider();

  @Override
  public @Nullable String getClassJavadoc(Class<?> type) {
    return markdown(source.getClassJavadoc(type));
  }

  @Override
  public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
    return markdown(source.getRecordClassParamJavadoc(type));
  }

  @Override
  public @Nullable String getMethodJavadocDescription(Method method) {
    return markdown(source.getMethodJavadocDescription(method));
  }

  @Override
  public @Nullable String getMethodJavadocReturn(Method method) {
    return markdown(source.getMethodJavadocReturn(method));
  }

  @Override
  public Map<String, String> getMethodJavadocThrows(Method method) {
    return markdown(source.getMethodJavadocThrows(method));
  }

  @Override
  public @Nullable String getParamJavadoc(Method method, String name) {
    return markdown(source.getParamJavadoc(method, name));
  }

  @Override
  public @Nullable String getFieldJavadoc(Field field) {
    return markdown(source.getFieldJavadoc(field));
  }

  @Override
  public @Nullable String getFirstSentence(String text) {
    return source.getFirstSentence(text);
  }

  private static Map<String, String> markdown(@Nullable Map<String, String> texts) {
    Map<String, String> written = new LinkedHashMap<>();
    if (texts != null) {
      texts.forEach((name, text) -> written.put(name, String.valueOf(markdown(text))));
    }
    return written;
  }

  private static @Nullable String markdown(@Nullable String text) {
    return text == null ? null : text.replaceAll("</?code>", "`").replaceAll("\\s+", " ").strip();
  }
}
