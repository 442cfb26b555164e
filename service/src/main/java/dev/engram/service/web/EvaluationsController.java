package dev.engram.service.web;

import dev.engram.api.Evaluation;
import dev.engram.api.EvaluationRequest;
import dev.engram.api.Page;
import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.cell.Evaluations;
import dev.engram.service.system.AnswersCallers;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How good trained cells are at lengths of the caller's choice. */
@RestController
@AllowedTo(Role.READER)
@AnswersCallers
@Tag(name = "evaluations")
@RequestMapping(path = "/v1/jobs/{id}/evaluations", produces = MediaType.APPLICATION_JSON_VALUE)
class EvaluationsController {

  private final Evaluations evaluations;

  EvaluationsController(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  /** Lets a worker measure the best weights. */
  @AllowedTo(Role.USER)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(responseCode = "202", description = "The evaluation was stored and queued.",
      headers = @Header(name = "Location", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = Evaluation.class)))
  ResponseEntity<Evaluation> createEvaluation(@PathVariable String id, @RequestBody EvaluationRequest request) {
    Evaluation evaluation = evaluations.request(id, request);
    return ResponseEntity.accepted()
        .location(URI.create("/v1/jobs/%s/evaluations/%s".formatted(id, evaluation.id())))
        .body(evaluation);
  }

  /** The newest first. */
  @GetMapping
  Page<Evaluation> listEvaluations(@PathVariable String id, @RequestParam(defaultValue = "50") int pageSize,
      @RequestParam(required = false) @Nullable String pageToken) {
    String before = PageTokens.read(pageToken);
    return Paging.page(pageSize, limit -> evaluations.list(id, before, limit), Evaluation::id);
  }

  @GetMapping("/{evaluationId}")
  Evaluation getEvaluation(@PathVariable String id, @PathVariable String evaluationId) {
    return evaluations.get(id, evaluationId);
  }
}
