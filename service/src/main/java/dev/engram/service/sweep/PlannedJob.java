package dev.engram.service.sweep;

import dev.engram.api.JobSpec;

/**
 * A job that a sweep consists of.
 *
 * @param point the jobs of a part that differ by their seed alone, and by the rates that pilots choose from
 * @param cell its type
 * @param variant what tells the point from others of its cell, length and rate, such as {@code forgetBias=0}
 * @param spec resolved; while pilots decide on the rate it has the first one
 */
public record PlannedJob(String part, int point, Role role, String cell, String variant, int length, JobSpec spec) {

  /** What a job is for. */
  public enum Role {
    /** It is reported. */
    REPORTED,
    /** It helps to choose a rate. */
    PILOT,
    /** It will be reported, with a rate that the pilots of its point choose. */
    UNDECIDED
  }
}
