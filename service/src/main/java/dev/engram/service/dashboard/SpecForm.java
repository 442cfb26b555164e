package dev.engram.service.dashboard;

import static java.util.Objects.requireNonNull;

import dev.engram.api.DiagnosticsSpec;
import dev.engram.api.EvaluationSpec;
import dev.engram.api.FieldDescription;
import dev.engram.api.JobSpec;
import dev.engram.api.StopWhen;
import dev.engram.api.SweepAxes;
import dev.engram.service.job.CellCatalogue;
import dev.engram.service.job.JobSpecResolver;
import dev.engram.service.job.OptimizerCatalogue;
import dev.engram.service.job.ScheduleCatalogue;
import dev.engram.service.job.SpecFields;
import dev.engram.service.job.TaskCatalogue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fields of the forms: what the catalogue knows of each, so that another cell, task or optimizer is there at once. */
@Component
class SpecForm {

  private static final FormField SEED = new FormField("/seed", "Seed", "integer",
      "Of the weights and of the data: the same seed gives the same run.",
      String.valueOf(JobSpecResolver.DEFAULT_SEED), true, "", List.of());
  private static final List<FormField> RUN = List.of(
      free("/device", "string", "Where it is trained; auto takes CUDA where a worker has it.",
          JobSpecResolver.DEFAULT_DEVICE),
      free("/maxRuntime", "string", "Of training, as an ISO 8601 duration.",
          JobSpecResolver.DEFAULT_RUNTIME.toString()),
      free("/labels", "labels", "To find it by, such as course:dl; one a line.", ""));

  private final CellCatalogue cells;
  private final TaskCatalogue tasks;
  private final OptimizerCatalogue optimizers;
  private final ScheduleCatalogue schedules;
  private final SpecFields fields;

  SpecForm(CellCatalogue cells, TaskCatalogue tasks, OptimizerCatalogue optimizers, ScheduleCatalogue schedules,
      SpecFields fields) {
    this.cells = cells;
    this.tasks = tasks;
    this.optimizers = optimizers;
    this.schedules = schedules;
    this.fields = fields;
  }

  /**
   * Fields under one heading.
   *
   * @param object the pointer of what they belong to, where a request may have null for it and do without; else null
   */
  public record Group(String title, @Nullable String object, List<FormField> fields) {

    static Group of(String title, Stream<FormField> fields) {
      return new Group(title, null, fields.toList());
    }
  }

  /**
   * One of several kinds of something, each with fields of its own.
   *
   * @param lines its equations, or what else says what it is
   */
  public record Kind(String type, String name, List<String> lines, List<FormField> fields) {

    /** @param values of fields by their names */
    Kind startingWith(Map<String, String> values) {
      return new Kind(type, name, lines, fields.stream().map(field -> field.startingWith(values)).toList());
    }
  }

  List<Kind> cells(String base) {
    return cells.describe()
        .stream()
        .map(cell -> new Kind(cell.type(), cell.name(), cell.equations(), of(base + "/cell", cell.fields())))
        .toList();
  }

  List<Kind> tasks(String base) {
    return tasks.describe()
        .stream()
        .map(task -> new Kind(task.type(), task.name(), List.of(task.description()),
            of(base + "/task", task.fields())))
        .toList();
  }

  String defaultOptimizer() {
    return optimizers.defaultType();
  }

  List<Kind> optimizers(String base) {
    return optimizers.describe()
        .stream()
        .map(optimizer -> new Kind(optimizer.type(), optimizer.name(), optimizer.equations(),
            of(base + "/optimizer", optimizer.fields())))
        .toList();
  }

  String defaultSchedule() {
    return schedules.defaultType();
  }

  List<Kind> schedules(String base) {
    return schedules.describe()
        .stream()
        .map(schedule -> new Kind(schedule.type(), schedule.name(), schedule.equations(),
            of(base + "/optimizer/schedule", schedule.fields())))
        .toList();
  }

  /** One that is no number and no choice. */
  private static FormField free(String pointer, String type, String description, String initial) {
    return new FormField(pointer, FormField.words(pointer.substring(1)), type, description, initial, true, "",
        List.of());
  }

  /** What is left of a job's spec. */
  List<Group> training(String base) {
    Map<Class<?>, List<FieldDescription>> all = fields.describe();
    return List.of(
        Group.of("Training", Stream.concat(Stream.of(SEED.under(base)), of(base, known(all, JobSpec.class)).stream())),
        Group.of("Evaluation", of(base + "/evaluation", known(all, EvaluationSpec.class)).stream()),
        new Group("Stop when it has learned", base + "/stopWhen",
            of(base + "/stopWhen", known(all, StopWhen.class))),
        new Group("Look into the cell", base + "/diagnostics",
            of(base + "/diagnostics", known(all, DiagnosticsSpec.class))),
        Group.of("Run", RUN.stream().map(field -> field.under(base))));
  }

  /** What the jobs of a sweep can differ in. */
  List<FormField> axes() {
    Map<String, FormField> byName = new HashMap<>();
    byName.put("seed", SEED);
    List<Kind> ofCells = cells("");
    List<Kind> ofOptimizers = optimizers("");
    byName.put("cell", types("cell", "Cells", ofCells));
    byName.put("optimizer", types("optimizer", "Optimizers", ofOptimizers));
    Stream.of(ofCells, tasks(""), ofOptimizers)
        .flatMap(List::stream)
        .flatMap(kind -> kind.fields().stream())
        .forEach(field -> byName.putIfAbsent(field.name(), field));
    of("", known(fields.describe(), JobSpec.class)).forEach(field -> byName.putIfAbsent(field.name(), field));
    return Arrays.stream(SweepAxes.class.getRecordComponents())
        .map(axis -> requireNonNull(byName.get(axis.getName()), axis.getName()).asAxis())
        .toList();
  }

  private static FormField types(String name, String label, List<Kind> kinds) {
    return new FormField("/" + name, label, "string", "", "", true, "", kinds.stream().map(Kind::type).toList());
  }

  private static List<FormField> of(String parent, List<FieldDescription> fields) {
    return fields.stream().map(field -> FormField.of(parent, field)).toList();
  }

  private static List<FieldDescription> known(Map<Class<?>, List<FieldDescription>> fields, Class<?> record) {
    return requireNonNull(fields.get(record));
  }
}
