package dev.engram.service.security;

import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.access.AllowedToEverybody;
import dev.engram.service.access.Caller;
import dev.engram.service.access.CurrentCaller;
import dev.engram.service.access.NotAllowedException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a caller through to a route as the route says: a role at least, and for what is somebody's only its owner. */
@Component
final class RoutePermissions implements HandlerInterceptor, WebMvcConfigurer {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String OWN_ROUTES = "dev.engram.";

  private final CurrentCaller current;
  private final Ownership ownership;
  private final Map<Method, Rule> rules = new ConcurrentHashMap<>();

  /**
   * What a route asks for.
   *
   * @param reading the role at least for a request that only reads; null: it is closed
   * @param changing likewise for one that changes something
   */
  private record Rule(boolean openToEverybody, @Nullable Role reading, @Nullable Role changing) {

    private static final Rule OF_LIBRARIES = new Rule(false, Role.READER, Role.READER);

    static Rule of(HandlerMethod route) {
      if (find(route, AllowedToEverybody.class).isPresent()) {
        return new Rule(true, null, null);
      }
      if (!route.getBeanType().getName().startsWith(OWN_ROUTES)) {
        return OF_LIBRARIES; // what they tell of the service, such as its description
      }
      Role reading = find(route, AllowedTo.class).map(AllowedTo::value).orElse(null);
      AllowedTo own = route.getMethodAnnotation(AllowedTo.class);
      return new Rule(false, reading, own == null ? null : own.value());
    }

    private static <A extends Annotation> Optional<A> find(HandlerMethod route, Class<A> type) {
      return Optional.ofNullable(route.getMethodAnnotation(type))
          .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), type)));
    }

    @Nullable
    Role least(HttpServletRequest request) {
      return READING.contains(request.getMethod()) ? reading : changing;
    }
  }

  RoutePermissions(CurrentCaller current, Ownership ownership) {
    this.current = current;
    this.ownership = ownership;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(Integer.MIN_VALUE);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod route) || request.getDispatcherType() != DispatcherType.REQUEST) {
      return true; // a file; or the rest of a request that was let through before
    }
    Rule rule = rules.computeIfAbsent(route.getMethod(), method -> Rule.of(route));
    if (rule.openToEverybody()) {
      return true;
    }
    Caller caller = current.get();
    Role least = rule.least(request);
    if (least == null) {
      throw new IllegalStateException("%s has no @AllowedTo, and so is closed".formatted(route));
    }
    if (!caller.mayDoWhat(least)) {
      throw new NotAllowedException(caller.role(), least);
    }
    ownership.check(request, caller);
    return true;
  }
}
