package dev.engram.service.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that would be ignored or guessed at: ones that the operation does not have, ones that are empty, which
 * Spring takes for absent, ones that are given twice, which Spring joins, and numbers such as 0x10, which Spring converts.
 */
final class StrictParameters implements HandlerInterceptor {

  private static final Set<String> LISTS = Set.of("keys");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]+");
  private static final String OWN_PACKAGE = StrictParameters.class.getPackageName();

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && method.getBeanType().getPackageName().equals(OWN_PACKAGE)) {
      Map<String, Class<?>> known = types(method);
      request.getParameterMap().forEach((name, values) -> check(name, values, known));
    }
    return true;
  }

  private static void check(String name, String[] values, Map<String, Class<?>> known) {
    if (!known.containsKey(name)) {
      throw InvalidParameterException.unreadable(name, known.isEmpty()
          ? "is not known; this operation has no parameters"
          : "is not known; known are " + String.join(", ", known.keySet()));
    }
    if (values.length > 1 && !LISTS.contains(name)) {
      throw InvalidParameterException.unreadable(name,
          "is given %d times; it may be given once".formatted(values.length));
    }
    if (Arrays.stream(values).anyMatch(value -> value.isEmpty() || value.indexOf('\0') >= 0)) {
      throw InvalidParameterException.unreadable(name, "is empty or has the character U+0000");
    }
    if (known.get(name) == int.class && !WHOLE_NUMBER.matcher(values[0]).matches()) {
      throw InvalidParameterException.unreadable(name, "is '%s'; it must be of type int".formatted(values[0]));
    }
  }

  private static Map<String, Class<?>> types(HandlerMethod method) {
    Map<String, Class<?>> types = new TreeMap<>();
    for (Parameter parameter : method.getMethod().getParameters()) {
      if (parameter.isAnnotationPresent(RequestParam.class)) {
        types.put(parameter.getName(), parameter.getType());
      }
    }
    return types;
  }
}
