package dev.engram.service.dashboard;

import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.job.Jobs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Several jobs in one chart. */
@DashboardPage
@AllowedTo(Role.READER)
class ComparePage {

  /** More could not be told apart by colours and dashes. */
  static final int MOST = 18;

  private final Jobs jobs;
  private final JsonMapper mapper;

  ComparePage(Jobs jobs, JsonMapper mapper) {
    this.jobs = jobs;
    this.mapper = mapper;
  }

  @GetMapping("/compare")
  String page(@RequestParam(required = false) @Nullable List<String> job, Model model) {
    List<String> ids = job == null ? List.of() : job.stream().distinct().toList();
    List<JobRow> rows = ids.stream().limit(MOST).map(id -> new JobRow(jobs.get(id).job())).toList();
    model.addAttribute("rows", rows).addAttribute("labels", Differences.labels(rows, mapper));
    model.addAttribute("most", MOST).addAttribute("leftOut", Math.max(0, ids.size() - MOST));
    return "dashboard/compare";
  }
}
