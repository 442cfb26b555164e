package dev.engram.service.web;

import dev.engram.api.ExtendRequest;
import dev.engram.api.Page;
import dev.engram.api.Role;
import dev.engram.api.Sweep;
import dev.engram.api.SweepSpec;
import dev.engram.api.SweepValidation;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.sweep.Sweeps;
import dev.engram.service.system.AnswersCallers;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Grids of training jobs. */
@RestController
@AllowedTo(Role.READER)
@AnswersCallers
@Tag(name = "sweeps")
@RequestMapping(path = "/v1/sweeps", produces = MediaType.APPLICATION_JSON_VALUE)
class SweepsController {

  private final Sweeps sweeps;

  SweepsController(Sweeps sweeps) {
    this.sweeps = sweeps;
  }

  /** Stores a sweep, whose jobs follow; with {@code validateOnly} only says what would become of it. */
  @AllowedTo(Role.USER)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(responseCode = "202", description = "The sweep was stored; its jobs follow.",
      headers = @Header(name = "Location", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = Sweep.class)))
  @ApiResponse(responseCode = "200", description = "With validateOnly: what the sweep would be; nothing was stored.",
      content = @Content(schema = @Schema(implementation = SweepValidation.class)))
  ResponseEntity<?> createSweep(@RequestBody SweepSpec spec,
      @RequestParam(defaultValue = "false") boolean validateOnly) {
    if (validateOnly) {
      return ResponseEntity.ok(sweeps.validate(spec));
    }
    Sweep sweep = sweeps.submit(spec);
    return ResponseEntity.accepted().location(URI.create("/v1/sweeps/" + sweep.id())).body(sweep);
  }

  @GetMapping
  Page<Sweep> listSweeps(@RequestParam(defaultValue = "50") int pageSize,
      @RequestParam(required = false) @Nullable String pageToken) {
    String before = PageTokens.read(pageToken);
    return Paging.page(pageSize, limit -> sweeps.list(before, limit), Sweep::id);
  }

  @GetMapping("/{id}")
  Sweep getSweep(@PathVariable String id) {
    return sweeps.get(id);
  }

  /** Forgets a sweep that has ended, with its jobs. */
  @AllowedTo(Role.USER)
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteSweep(@PathVariable String id) {
    sweeps.delete(id);
  }

  @AllowedTo(Role.USER)
  @PostMapping("/{id}/cancel")
  Sweep cancelSweep(@PathVariable String id) {
    return sweeps.cancel(id);
  }

  @AllowedTo(Role.USER)
  @PostMapping("/{id}/pause")
  Sweep pauseSweep(@PathVariable String id) {
    return sweeps.pause(id);
  }

  @AllowedTo(Role.USER)
  @PostMapping("/{id}/resume")
  Sweep resumeSweep(@PathVariable String id) {
    return sweeps.resume(id);
  }

  /** Runs again what failed for another reason than a loss that was not finite, was cancelled or is missing. */
  @AllowedTo(Role.USER)
  @PostMapping("/{id}/retry")
  Sweep retrySweep(@PathVariable String id) {
    return sweeps.retry(id);
  }

  /** Adds values to the axes of a part. */
  @AllowedTo(Role.USER)
  @PostMapping(path = "/{id}/extend", consumes = MediaType.APPLICATION_JSON_VALUE)
  Sweep extendSweep(@PathVariable String id, @RequestBody ExtendRequest request) {
    return sweeps.extend(id, request);
  }
}
