package dev.engram.service.web;

import dev.engram.api.Checkpoint;
import dev.engram.api.Diagnostics;
import dev.engram.api.ForkRequest;
import dev.engram.api.Job;
import dev.engram.api.JobSpec;
import dev.engram.api.JobState;
import dev.engram.api.JobValidation;
import dev.engram.api.Page;
import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.job.JobQuery;
import dev.engram.service.job.Jobs;
import dev.engram.service.system.AnswersCallers;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
import org.springframework.web.context.request.WebRequest;

/** Training jobs. */
@RestController
@AllowedTo(Role.READER)
@AnswersCallers
@Tag(name = "jobs")
@RequestMapping(path = "/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
class JobsController {

  private final Jobs jobs;

  JobsController(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Stores a job and queues it; with {@code validateOnly} only says what would become of it. */
  @AllowedTo(Role.USER)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(responseCode = "202", description = "The job was stored and queued.",
      headers = @Header(name = "Location", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = Job.class)))
  @ApiResponse(responseCode = "200", description = "With validateOnly: what the job would be; nothing was stored.",
      content = @Content(schema = @Schema(implementation = JobValidation.class)))
  ResponseEntity<?> createJob(@RequestBody JobSpec spec, @RequestParam(defaultValue = "false") boolean validateOnly) {
    if (validateOnly) {
      return ResponseEntity.ok(jobs.validate(spec));
    }
    return accepted(jobs.submit(spec));
  }

  @GetMapping
  Page<Job> listJobs(@RequestParam(required = false) @Nullable JobState state,
      @RequestParam(required = false) @Nullable String sweepId,
      @RequestParam(required = false) @Nullable String cell,
      @RequestParam(required = false) @Nullable String label,
      @RequestParam(defaultValue = "50") int pageSize,
      @RequestParam(required = false) @Nullable String pageToken) {
    JobQuery wanted = JobQuery.newest(pageSize)
        .inState(state)
        .inSweep(sweepId)
        .ofCell(cell)
        .labelled(label(label))
        .olderThan(PageTokens.read(pageToken));
    return Paging.page(pageSize, limit -> jobs.list(wanted.upTo(limit)), Job::id);
  }

  private static JobQuery.@Nullable Label label(@Nullable String label) {
    if (label == null) {
      return null;
    }
    int colon = label.indexOf(':');
    if (colon < 1) {
      throw InvalidParameterException.unreadable("label", "is '%s'; it must be key:value".formatted(label));
    }
    return new JobQuery.Label(label.substring(0, colon), label.substring(colon + 1));
  }

  /** A job as it is now. With {@code If-None-Match} a poll between two writes is answered without a body. */
  @GetMapping("/{id}")
  @Parameter(in = ParameterIn.HEADER, name = "If-None-Match", description = "The ETag of the answer before.",
      schema = @Schema(type = "string"))
  @ApiResponse(responseCode = "200", description = "The job.",
      headers = @Header(name = "ETag", description = "Of what is stored.", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = Job.class)))
  @ApiResponse(responseCode = "304", description = "Nothing has changed since.", content = @Content)
  @Nullable
  ResponseEntity<Job> getJob(@PathVariable String id, WebRequest request) {
    if (request.checkNotModified(eTag(jobs.edition(id)))) {
      return null;
    }
    Jobs.Versioned found = jobs.get(id);
    return ResponseEntity.ok().eTag(eTag(found.edition())).body(found.job());
  }

  private static String eTag(Jobs.Edition edition) {
    Integer position = edition.queuePosition();
    return '"' + (position == null ? "" + edition.version() : edition.version() + "-" + position) + '"';
  }

  /** Forgets a job that has ended, with its metrics and its history. */
  @AllowedTo(Role.USER)
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteJob(@PathVariable String id) {
    jobs.delete(id);
  }

  @GetMapping("/{id}/checkpoints")
  Page<Checkpoint> listCheckpoints(@PathVariable String id) {
    return new Page<>(jobs.checkpoints(id), null);
  }

  /** What was found in the cell: the untrained one first. */
  @GetMapping("/{id}/diagnostics")
  Page<Diagnostics> listDiagnostics(@PathVariable String id, @RequestParam(defaultValue = "50") int pageSize,
      @RequestParam(required = false) @Nullable String pageToken) {
    int afterStep = Math.clamp(PageTokens.readNumber(pageToken, -1), -1, Integer.MAX_VALUE);
    return Paging.page(pageSize, limit -> jobs.diagnostics(id, afterStep, limit), look -> String.valueOf(look.step()));
  }

  @AllowedTo(Role.USER)
  @PostMapping("/{id}/cancel")
  Job cancelJob(@PathVariable String id, @RequestParam(defaultValue = "false") boolean force) {
    return jobs.cancel(id, force);
  }

  @AllowedTo(Role.USER)
  @PostMapping("/{id}/pause")
  Job pauseJob(@PathVariable String id) {
    return jobs.pause(id);
  }

  @AllowedTo(Role.USER)
  @PostMapping("/{id}/resume")
  Job resumeJob(@PathVariable String id) {
    return jobs.resume(id);
  }

  /** A new job that begins at a checkpoint of this one, with its weights. */
  @AllowedTo(Role.USER)
  @PostMapping(path = "/{id}/fork", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(responseCode = "202", description = "The fork was stored and queued.",
      headers = @Header(name = "Location", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = Job.class)))
  ResponseEntity<Job> forkJob(@PathVariable String id, @RequestBody ForkRequest request) {
    return accepted(jobs.fork(id, request));
  }

  private static ResponseEntity<Job> accepted(Job job) {
    return ResponseEntity.accepted().location(URI.create("/v1/jobs/" + job.id())).body(job);
  }
}
