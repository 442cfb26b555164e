package dev.engram.service.job;

import com.github.f4b6a3.ulid.UlidCreator;

/** Ids that sort in the order they were made in, so that the order of ids is the order of jobs. */
final class Ids {

  private Ids() {}

  static String job() {
    return "job_" + next();
  }

  static String execution() {
    return "exe_" + next();
  }

  private static String next() {
    return UlidCreator.getMonotonicUlid().toLowerCase();
  }
}
