package dev.engram.service.security;

import dev.engram.service.access.Caller;
import dev.engram.service.access.CurrentCaller;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The caller that was let in with the request of this thread. */
@Component
final class CallerOfRequest implements CurrentCaller {

  @Override
  public Optional<Caller> find() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof KeyToken token
        ? Optional.of(token.getPrincipal())
        : Optional.empty();
  }
}
