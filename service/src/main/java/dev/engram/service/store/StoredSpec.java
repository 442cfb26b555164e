package dev.engram.service.store;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CellSpec;
import dev.engram.api.ConstantScheduleSpec;
import dev.engram.api.JobSpec;
import dev.engram.api.LstmSpec;
import dev.engram.api.OptimizerSpec;
import dev.engram.api.RnnSpec;

/** Resolved specs as they were stored, with the fields that there were not yet at that time: as what was trained then. */
final class StoredSpec {

  private StoredSpec() {}

  static JobSpec read(Json json, String stored) {
    JobSpec spec = json.read(stored, JobSpec.class);
    CellSpec cell = requireNonNull(spec.cell());
    OptimizerSpec optimizer = requireNonNull(spec.optimizer());
    if (cell.recurrentGain() != null && optimizer.schedule() != null) {
      return spec;
    }
    return spec.toBuilder().cell(withGain(cell)).optimizer(withSchedule(optimizer)).build();
  }

  private static CellSpec withGain(CellSpec cell) {
    return switch (cell) {
      case RnnSpec rnn when rnn.recurrentGain() == null -> rnn.withRecurrentGain(1);
      case LstmSpec lstm when lstm.recurrentGain() == null -> lstm.withRecurrentGain(1);
      case RnnSpec whole -> whole;
      case LstmSpec whole -> whole;
    };
  }

  private static OptimizerSpec withSchedule(OptimizerSpec optimizer) {
    return optimizer.schedule() == null ? optimizer.withSchedule(new ConstantScheduleSpec(0)) : optimizer;
  }
}
