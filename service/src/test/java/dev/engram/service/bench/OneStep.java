package dev.engram.service.bench;

import dev.engram.api.JobSpec;
import tools.jackson.databind.json.JsonMapper;

/** The job that has the least to train, and whose cell nobody looks into. */
final class OneStep {

  private OneStep() {}

  static JobSpec spec(JsonMapper mapper) {
    return mapper.readValue("""
        {"cell": {"type": "rnn", "hiddenSize": 8}, "task": {"type": "palindrome", "length": 5}, "batchSize": 1,
         "maxSteps": 1, "diagnostics": null, "evaluation": {"sampleSize": 100, "testSampleSize": 100}}""",
        JobSpec.class);
  }
}
