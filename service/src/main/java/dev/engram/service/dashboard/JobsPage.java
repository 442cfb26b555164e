package dev.engram.service.dashboard;

import dev.engram.api.JobState;
import dev.engram.service.job.CellCatalogue;
import dev.engram.service.job.Jobs;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** All jobs, the newest first. */
@DashboardPage
class JobsPage {

  private final Jobs jobs;
  private final CellCatalogue cells;

  JobsPage(Jobs jobs, CellCatalogue cells) {
    this.jobs = jobs;
    this.cells = cells;
  }

  @GetMapping("/")
  String page(@ModelAttribute("filter") JobFilter filter, Model model) {
    model.addAttribute("states", JobState.values()).addAttribute("cells", cells.describe());
    return fill(filter, model, "dashboard/jobs");
  }

  /** What changes on that page. */
  @GetMapping("/jobs/rows")
  String rows(@ModelAttribute("filter") JobFilter filter, Model model) {
    return fill(filter, model, "dashboard/jobs :: rows");
  }

  private String fill(JobFilter filter, Model model, String view) {
    List<JobRow> found = jobs.list(filter.query()).stream().map(JobRow::new).toList();
    List<JobRow> shown = found.subList(0, Math.min(found.size(), filter.shown()));
    model.addAttribute("rows", shown);
    if (found.size() > shown.size()) {
      model.addAttribute("older", filter.after(shown.getLast().id()));
    }
    return view;
  }
}
