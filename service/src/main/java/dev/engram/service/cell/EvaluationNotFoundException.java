package dev.engram.service.cell;

/** There is no such evaluation of this job. */
public final class EvaluationNotFoundException extends RuntimeException {

  EvaluationNotFoundException(String jobId, String id) {
    super("There is no evaluation %s of job %s.".formatted(id, jobId));
  }
}
