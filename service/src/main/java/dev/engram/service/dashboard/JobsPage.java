package dev.engram.service.dashboard;

import dev.engram.api.JobState;
import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.job.CellCatalogue;
import dev.engram.service.job.Jobs;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** All jobs, the newest first. */
@DashboardPage
@AllowedTo(Role.READER)
class JobsPage {

  private final Jobs jobs;
  private final CellCatalogue cells;

  JobsPage(Jobs jobs, CellCatalogue cells) {
    this.jobs = jobs;
    this.cells = cells;
  }

  @GetMapping("/")
  String page(@ModelAttribute("filter") JobFilter filter, Model model) {
    List<JobRow> found = find(filter);
    boolean hasMore = found.size() > filter.shown();
    List<JobRow> shown = hasMore ? found.subList(0, filter.shown()) : found;
    model.addAttribute("states", JobState.values())
        .addAttribute("cells", cells.describe())
        .addAttribute("parts", JobPart.of(shown, filter, hasMore))
        .addAttribute("older", hasMore ? filter.after(shown.getLast().id()) : null);
    return "dashboard/jobs";
  }

  /** What changes on that page, of a part of it. */
  @GetMapping("/jobs/rows")
  String rows(@ModelAttribute("filter") JobFilter filter, Model model) {
    model.addAttribute("rows", find(filter));
    return "dashboard/job-rows";
  }

  private List<JobRow> find(JobFilter filter) {
    return jobs.list(filter.query()).stream().map(JobRow::new).toList();
  }
}
