package dev.engram.service.security;

import dev.engram.service.access.Caller;
import dev.engram.service.job.JobNotFoundException;
import dev.engram.service.job.JobStore;
import dev.engram.service.sweep.SweepNotFoundException;
import dev.engram.service.sweep.SweepStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Takes what belongs to somebody else for not being there. What is listed is filtered where it is listed. */
@Component
final class Ownership {

  private static final Pattern OF_A_JOB = Pattern.compile("(/v1)?/jobs/\\{id}(/.*)?");
  private static final Pattern OF_A_SWEEP = Pattern.compile("(/v1)?/sweeps/\\{id}(/.*)?");

  private final JobStore jobs;
  private final SweepStore sweeps;

  Ownership(JobStore jobs, SweepStore sweeps) {
    this.jobs = jobs;
    this.sweeps = sweeps;
  }

  void check(HttpServletRequest request, Caller caller) {
    if (caller.seesAll()) {
      return;
    }
    String route = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    if (OF_A_JOB.matcher(route).matches()) {
      checkJob(id(request), caller);
    } else if (OF_A_SWEEP.matcher(route).matches()) {
      checkSweep(id(request), caller);
    } else if (route.equals("/compare")) {
      String[] ids = request.getParameterValues("job");
      for (String id : ids == null ? new String[0] : ids) {
        checkJob(id, caller);
      }
    } else if (route.contains("{")) {
      throw new IllegalStateException("nothing says whose %s is, and so it is closed".formatted(route));
    }
  }

  private static String id(HttpServletRequest request) {
    return String
        .valueOf(((Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)).get("id"));
  }

  private void checkJob(String id, Caller caller) {
    if (jobs.owner(id).filter(caller::sees).isEmpty()) {
      throw new JobNotFoundException(id);
    }
  }

  private void checkSweep(String id, Caller caller) {
    if (sweeps.owner(id).filter(caller::sees).isEmpty()) {
      throw new SweepNotFoundException(id);
    }
  }
}
