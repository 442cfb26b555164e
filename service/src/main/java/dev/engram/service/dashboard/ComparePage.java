package dev.engram.service.dashboard;

import dev.engram.service.job.Jobs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Several jobs in one chart. */
@DashboardPage
class ComparePage {

  private static final int MOST = 24;

  private final Jobs jobs;

  ComparePage(Jobs jobs) {
    this.jobs = jobs;
  }

  @GetMapping("/compare")
  String page(@RequestParam(required = false) @Nullable List<String> job, Model model) {
    List<String> ids = job == null ? List.of() : job.stream().distinct().toList();
    model.addAttribute("rows", ids.stream().limit(MOST).map(id -> new JobRow(jobs.get(id).job())).toList());
    model.addAttribute("most", MOST).addAttribute("leftOut", Math.max(0, ids.size() - MOST));
    return "dashboard/compare";
  }
}
