package dev.engram.service.bench;

import dev.engram.service.access.Caller;
import dev.engram.service.access.CurrentCaller;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Whoever calls without a request is somebody on this machine; a source of applications that are called from within. */
class LocalCaller {

  @Bean
  @Primary
  CurrentCaller local() {
    return () -> Optional.of(Caller.LOCAL);
  }
}
