package dev.engram.service.web;

import dev.engram.api.CellDescription;
import dev.engram.api.OptimizerDescription;
import dev.engram.api.Page;
import dev.engram.api.Role;
import dev.engram.api.ScheduleDescription;
import dev.engram.api.TaskDescription;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.job.CellCatalogue;
import dev.engram.service.job.OptimizerCatalogue;
import dev.engram.service.job.ScheduleCatalogue;
import dev.engram.service.job.TaskCatalogue;
import dev.engram.service.system.AnswersCallers;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be trained, on what, and how. */
@RestController
@AllowedTo(Role.READER)
@AnswersCallers
@Tag(name = "catalogue")
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class CatalogueController {

  private final CellCatalogue cells;
  private final TaskCatalogue tasks;
  private final OptimizerCatalogue optimizers;
  private final ScheduleCatalogue schedules;

  CatalogueController(CellCatalogue cells, TaskCatalogue tasks, OptimizerCatalogue optimizers,
      ScheduleCatalogue schedules) {
    this.cells = cells;
    this.tasks = tasks;
    this.optimizers = optimizers;
    this.schedules = schedules;
  }

  @GetMapping("/cells")
  Page<CellDescription> listCells() {
    return new Page<>(cells.describe(), null);
  }

  @GetMapping("/tasks")
  Page<TaskDescription> listTasks() {
    return new Page<>(tasks.describe(), null);
  }

  @GetMapping("/optimizers")
  Page<OptimizerDescription> listOptimizers() {
    return new Page<>(optimizers.describe(), null);
  }

  @GetMapping("/schedules")
  Page<ScheduleDescription> listSchedules() {
    return new Page<>(schedules.describe(), null);
  }
}
