package dev.engram.service.web;

import dev.engram.api.Activations;
import dev.engram.api.ActivationsRequest;
import dev.engram.api.PredictionRequest;
import dev.engram.api.Predictions;
import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.cell.CellAnswers;
import dev.engram.service.cell.Safetensors;
import dev.engram.service.cell.TrainedCell;
import dev.engram.service.cell.TrainedCells;
import dev.engram.service.cell.WhichWeights;
import dev.engram.service.system.AnswersCallers;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The cells that jobs have trained. */
@RestController
@AllowedTo(Role.READER)
@AnswersCallers
@Tag(name = "cells of jobs")
@RequestMapping("/v1/jobs/{id}")
class CellsOfJobsController {

  private final TrainedCells cells;
  private final CellAnswers answers;
  private final JsonMapper mapper;

  CellsOfJobsController(TrainedCells cells, CellAnswers answers, JsonMapper mapper) {
    this.cells = cells;
    this.answers = answers;
    this.mapper = mapper;
  }

  /** The weights as a safetensors file, under the names and in the layout of PyTorch's modules. */
  @GetMapping(path = "/weights", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @ApiResponse(responseCode = "200", description = "A safetensors file.",
      content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
          schema = @Schema(type = "string", format = "binary")))
  void getWeights(@PathVariable String id, @RequestParam(defaultValue = "best") String step,
      HttpServletResponse response)
      throws IOException {
    WhichWeights which = WhichWeights.read(step)
        .orElseThrow(() -> InvalidParameterException.unreadable("step",
            "is '%s'; it must be best, last or the number of a step".formatted(step)));
    TrainedCell cell = cells.find(id, which);
    Safetensors file = new Safetensors(mapper, cell);
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setContentLengthLong(file.bytes());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
        .filename("%s-step-%d.safetensors".formatted(cell.jobId(), cell.step()))
        .build()
        .toString());
    file.write(response.getOutputStream());
  }

  /** What the best weights make of sequences of digits. */
  @AllowedTo(Role.READER)
  @PostMapping(path = "/predictions", consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Predictions predict(@PathVariable String id, @RequestBody PredictionRequest request) {
    return answers.ask(id, request);
  }

  /** What the gates and states of the cell do with the best weights, at each digit of a sequence. */
  @AllowedTo(Role.READER)
  @PostMapping(path = "/activations", consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Activations getActivations(@PathVariable String id, @RequestBody ActivationsRequest request) {
    return answers.ask(id, request);
  }
}
