package dev.engram.service.security;

import dev.engram.service.access.Caller;
import dev.engram.service.access.CurrentCaller;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The caller that was let in with the request of this thread. */
@Component
final class CallerOfRequest implements CurrentCaller {

  @Override
  public Caller get() {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof KeyToken token) {
      return token.getPrincipal();
    }
    throw new IllegalStateException("nobody calls in this thread");
  }
}
