package dev.engram.service.event;

import dev.engram.api.Event;
import dev.engram.api.EventType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes events that are told and not kept. */
@Component
final class LiveEvents {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final JsonMapper mapper;
  private final Clock clock;

  LiveEvents(JsonMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** @param jobId null: of a sweep */
  Event event(@Nullable String jobId, EventType type, Record data) {
    return new Event(null, clock.instant().truncatedTo(ChronoUnit.MILLIS), jobId, type,
        mapper.convertValue(data, FIELDS));
  }
}
