package dev.engram.service.web;

import dev.engram.api.Event;
import dev.engram.api.Page;
import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.event.Events;
import dev.engram.service.event.Follower;
import dev.engram.service.system.AnswersCallers;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What happens to jobs and sweeps, as pages and live. */
@RestController
@AllowedTo(Role.READER)
@AnswersCallers
@Tag(name = "events")
@RequestMapping("/v1")
class EventsController {

  private static final Logger log = LoggerFactory.getLogger(EventsController.class);
  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final long BEFORE_ALL = 0;

  private final Events events;

  EventsController(Events events) {
    this.events = events;
  }

  @GetMapping(path = "/jobs/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
  Page<Event> listJobEvents(@PathVariable String id, @RequestParam(defaultValue = "50") int pageSize,
      @RequestParam(required = false) @Nullable String pageToken) {
    long after = PageTokens.readNumber(pageToken, BEFORE_ALL);
    return Paging.page(pageSize, limit -> events.ofJob(id, after, limit), event -> String.valueOf(event.id()));
  }

  @GetMapping(path = "/sweeps/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
  Page<Event> listSweepEvents(@PathVariable String id, @RequestParam(defaultValue = "50") int pageSize,
      @RequestParam(required = false) @Nullable String pageToken) {
    long after = PageTokens.readNumber(pageToken, BEFORE_ALL);
    return Paging.page(pageSize, limit -> events.ofSweep(id, after, limit), event -> String.valueOf(event.id()));
  }

  /** The events of a job as they happen, from its first on or from the one after the last that was told. */
  @GetMapping(path = "/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @ApiResponse(responseCode = "200",
      description = "The kept events, or with Accept: text/event-stream all as they happen; the last is `end`.",
      content = @Content(schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "204", description = "All was told, and nothing more happens.", content = @Content)
  ResponseEntity<StreamingResponseBody> followJob(@PathVariable String id,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable Long lastEventId,
      HttpServletResponse response) {
    return stream(events.followJob(id, lastEventId), response);
  }

  /** The events of all of a sweep's jobs as they happen, and how far the sweep is. */
  @GetMapping(path = "/sweeps/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @ApiResponse(responseCode = "200",
      description = "The kept events, or with Accept: text/event-stream all as they happen; the last is `end`.",
      content = @Content(schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "204", description = "All was told, and nothing more happens.", content = @Content)
  ResponseEntity<StreamingResponseBody> followSweep(@PathVariable String id,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable Long lastEventId,
      HttpServletResponse response) {
    return stream(events.followSweep(id, lastEventId), response);
  }

  private static ResponseEntity<StreamingResponseBody> stream(Optional<Follower> follower,
      HttpServletResponse response) {
    return follower
        .map(one -> ResponseEntity.ok()
            .contentType(MediaType.TEXT_EVENT_STREAM)
            .cacheControl(CacheControl.noStore())
            .header("X-Accel-Buffering", "no") // for nginx, which else keeps back what comes
            .body(body(one, response)))
        .orElse(ResponseEntity.noContent().build());
  }

  private static StreamingResponseBody body(Follower follower, HttpServletResponse response) {
    return spring -> { // whose own stream ignores that it is to be flushed
      try {
        follower.tell(response.getOutputStream());
      } catch (IOException gone) {
        log.debug("Somebody who followed has left", gone);
      }
    };
  }
}
