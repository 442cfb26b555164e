package dev.engram.service.worker;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler.ReviveDeadExecution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.engram.service.cell.Evaluations;
import dev.engram.service.cell.Evaluations.Assignment;
import dev.engram.service.cell.NoWeightsException;
import dev.engram.service.job.DeletedException;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import dev.engram.training.device.OutOfMemory;
import dev.engram.training.loop.EvaluationResult;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Measures trained cells, each in a slot. It changes nothing but its own end, so one that was lost is done again. */
@Component
final class EvaluationTask {

  static final String NAME = "evaluate";

  private static final Logger log = LoggerFactory.getLogger(EvaluationTask.class);

  private final Evaluations evaluations;
  private final Devices devices;
  private final WorkMeters meters;
  private final WorkTraces traces;

  EvaluationTask(Evaluations evaluations, Devices devices, WorkMeters meters, WorkTraces traces) {
    this.evaluations = evaluations;
    this.meters = meters;
    this.traces = traces;
    this.devices = devices;
  }

  Task<Void> task() {
    return Tasks.custom(NAME, Void.class)
        .onFailure(new Retries((id, cause) -> evaluations.fail(id, Defect.of(cause).message())))
        .onDeadExecution(new ReviveDeadExecution<>())
        .execute((instance, context) -> meters
            .inSlot(() -> run(instance.getId(), () -> context.getSchedulerState().isShuttingDown())));
  }

  private CompletionHandler<Void> run(String id, BooleanSupplier shuttingDown) {
    try {
      Optional<Assignment> assignment = evaluations.begin(id);
      if (assignment.isPresent()) {
        Optional<EvaluationResult> result = traces.measurement(id, () -> measure(assignment.get(), shuttingDown));
        if (result.isEmpty()) {
          return (complete, operations) -> operations.reschedule(complete, complete.getExecution().executionTime);
        }
        evaluations.succeed(id, result.get());
      }
    } catch (NoWeightsException | DeletedException withoutWeights) {
      evaluations.fail(id, String.valueOf(withoutWeights.getMessage()));
    }
    return new OnCompleteRemove<>();
  }

  /** Where the job would train, or else on the CPU. */
  private Optional<EvaluationResult> measure(Assignment assignment, BooleanSupplier shuttingDown) {
    ComputeDevice cpu = devices.find("cpu").orElseThrow();
    ComputeDevice device = devices.find(Objects.requireNonNull(assignment.cell().spec().device())).orElse(cpu);
    try {
      return measure(assignment, device, shuttingDown);
    } catch (RuntimeException | Error failure) {
      if (device.equals(cpu) || !OutOfMemory.isCauseOf(failure)) {
        throw failure;
      }
      log.warn("{} has no room for an evaluation; it is done on the CPU", device.id());
      return measure(assignment, cpu, shuttingDown);
    }
  }

  private Optional<EvaluationResult> measure(Assignment assignment, ComputeDevice device,
      BooleanSupplier shuttingDown) {
    return assignment.evaluation()
        .measure(assignment.cell().weights(), assignment.cell().step(), devices, device, shuttingDown);
  }
}
