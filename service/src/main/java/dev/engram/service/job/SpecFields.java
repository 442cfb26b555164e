package dev.engram.service.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.engram.api.CellDescription;
import dev.engram.api.CellSpec;
import dev.engram.api.FieldDescription;
import dev.engram.api.JobSpec;
import dev.engram.api.OptimizerDescription;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.ScheduleDescription;
import dev.engram.api.ScheduleSpec;
import dev.engram.api.TaskDescription;
import dev.engram.api.TaskSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The fields of a job's spec and of its parts, by the records that have them. */
@Component
public final class SpecFields {

  private final CellCatalogue cells;
  private final TaskCatalogue tasks;
  private final OptimizerCatalogue optimizers;
  private final ScheduleCatalogue schedules;
  private final JobSpecResolver jobs;

  SpecFields(CellCatalogue cells, TaskCatalogue tasks, OptimizerCatalogue optimizers, ScheduleCatalogue schedules,
      JobSpecResolver jobs) {
    this.cells = cells;
    this.tasks = tasks;
    this.optimizers = optimizers;
    this.schedules = schedules;
    this.jobs = jobs;
  }

  /** What each of them means, its default and its limits. */
  public Map<Class<?>, List<FieldDescription>> describe() {
    Map<Class<?>, List<FieldDescription>> fields = new LinkedHashMap<>(jobs.describeParts());
    fields.put(JobSpec.class, jobs.describe());
    add(CellSpec.class, cells.describe(), CellDescription::type, CellDescription::fields, fields);
    add(TaskSpec.class, tasks.describe(), TaskDescription::type, TaskDescription::fields, fields);
    add(ScheduleSpec.class, schedules.describe(), ScheduleDescription::type, ScheduleDescription::fields, fields);
    add(OptimizerSpec.class, optimizers.describe(), OptimizerDescription::type, OptimizerDescription::fields, fields);
    return fields;
  }

  private static <D> void add(Class<?> union, List<D> descriptions, Function<D, String> type,
      Function<D, List<FieldDescription>> described, Map<Class<?>, List<FieldDescription>> fields) {
    for (D description : descriptions) {
      Arrays.stream(union.getAnnotation(JsonSubTypes.class).value())
          .filter(subtype -> subtype.name().equals(type.apply(description)))
          .forEach(subtype -> fields.put(subtype.value(), described.apply(description)));
    }
  }
}
