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
import java.util.Optional;
import java.util.Set;
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
    if (!(handler instanceof HandlerMethod route) || request.getDispatcherType() != DispatcherType.REQUEST
        || find(route, AllowedToEverybody.class).isPresent()) {
      return true; // a file; or the rest of a request that was let through before
    }
    Caller caller = current.get();
    Role least = least(route, request);
    if (least == null) {
      throw new IllegalStateException("%s has no @AllowedTo, and so is closed".formatted(route));
    }
    if (!caller.mayDoWhat(least)) {
      throw new NotAllowedException(caller.role(), least);
    }
    ownership.check(request, caller);
    return true;
  }

  private static @Nullable Role least(HandlerMethod route, HttpServletRequest request) {
    if (!route.getBeanType().getName().startsWith(OWN_ROUTES)) {
      return Role.READER; // what libraries tell of the service, such as its description
    }
    AllowedTo rule = READING.contains(request.getMethod())
        ? find(route, AllowedTo.class).orElse(null)
        : route.getMethodAnnotation(AllowedTo.class);
    return rule == null ? null : rule.value();
  }

  private static <A extends Annotation> Optional<A> find(HandlerMethod route, Class<A> type) {
    return Optional.ofNullable(route.getMethodAnnotation(type))
        .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), type)));
  }
}
