package dev.engram.service.job;

import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;

/** Ids that sort in the order of the store's time, so that the order of ids is the order of jobs. */
public final class Ids {

  private Ids() {}

  static String job(Instant now) {
    return "job_" + next(now);
  }

  static String execution(Instant now) {
    return "exe_" + next(now);
  }

  public static String sweep(Instant now) {
    return "swp_" + next(now);
  }

  public static String evaluation(Instant now) {
    return "evl_" + next(now);
  }

  private static String next(Instant now) {
    return UlidCreator.getMonotonicUlid(now.toEpochMilli()).toLowerCase();
  }
}
