package dev.engram.service.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that would be ignored or guessed at: ones that the operation does not have, ones that are empty, which
 * Spring takes for absent, and ones that are given twice, which Spring joins.
 */
final class StrictParameters implements HandlerInterceptor {

  private static final Set<String> LISTS = Set.of("keys");
  private static final String OWN_PACKAGE = StrictParameters.class.getPackageName();

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && method.getBeanType().getPackageName().equals(OWN_PACKAGE)) {
      Set<String> known = names(method);
      request.getParameterMap().forEach((name, values) -> check(name, values, known));
    }
    return true;
  }

  private static void check(String name, String[] values, Set<String> known) {
    if (!known.contains(name)) {
      throw InvalidParameterException.unreadable(name, known.isEmpty()
          ? "is not known; this operation has no parameters"
          : "is not known; known are " + String.join(", ", known));
    }
    if (values.length > 1 && !LISTS.contains(name)) {
      throw InvalidParameterException.unreadable(name,
          "is given %d times; it may be given once".formatted(values.length));
    }
    if (Arrays.stream(values).anyMatch(value -> value.isEmpty() || value.indexOf('\0') >= 0)) {
      throw InvalidParameterException.unreadable(name, "is empty or has the character U+0000");
    }
  }

  private static Set<String> names(HandlerMethod method) {
    return Arrays.stream(method.getMethod().getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
        .map(Parameter::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
