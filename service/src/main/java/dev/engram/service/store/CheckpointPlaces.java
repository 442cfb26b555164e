package dev.engram.service.store;

import dev.engram.service.job.CheckpointPlace;
import dev.engram.service.job.CheckpointSettings;
import dev.engram.service.system.EngramProperties;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded store is one process's own, and so is a folder beside it; other stores need one that is shared. */
@Configuration(proxyBeanMethods = false)
class CheckpointPlaces {

  @Bean
  CheckpointPlace checkpointPlace(CheckpointSettings settings, EngramProperties properties,
      ObjectProvider<EmbeddedStore> embedded) {
    Optional<Path> beside = embedded.stream().findAny().map(store -> properties.data().resolve("checkpoints"));
    return new CheckpointPlace(settings.inStore().toBytes(), Optional.ofNullable(settings.folder()).or(() -> beside));
  }
}
