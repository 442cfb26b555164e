package dev.engram.service.worker;

import dev.engram.api.JobError;
import dev.engram.api.JobError.Code;

/** A failure that is nobody's fault but Engram's. */
final class Defect {

  private Defect() {}

  static JobError of(Throwable failure) {
    return new JobError(Code.INTERNAL, "This is a defect of Engram: " + failure);
  }
}
