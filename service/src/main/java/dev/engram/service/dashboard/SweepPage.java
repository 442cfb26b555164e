package dev.engram.service.dashboard;

import dev.engram.api.Curve;
import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.report.Curves;
import dev.engram.service.report.page.Reports;
import dev.engram.service.sweep.Sweeps;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A sweep: its curve, which fills in, and its jobs. */
@DashboardPage
@AllowedTo(Role.READER)
@RequestMapping("/sweeps/{id}")
class SweepPage {

  private final Sweeps sweeps;
  private final Curves curves;
  private final Reports reports;

  SweepPage(Sweeps sweeps, Curves curves, Reports reports) {
    this.sweeps = sweeps;
    this.curves = curves;
    this.reports = reports;
  }

  @GetMapping
  String page(@PathVariable String id, Model model) {
    addSweep(id, model);
    addMeasured(id, model);
    return "dashboard/sweep";
  }

  /** How it is at this moment. */
  @GetMapping("/now")
  String now(@PathVariable String id, Model model) {
    addSweep(id, model);
    return "dashboard/sweep :: now";
  }

  /** What has been measured up to this moment. */
  @GetMapping("/measured")
  String measured(@PathVariable String id, Model model) {
    addMeasured(id, model);
    return "dashboard/sweep-measured :: measured";
  }

  /** The report's figures, which are drawn to know which there are. */
  @GetMapping("/figures")
  String figures(@PathVariable String id, Model model) {
    model.addAttribute("id", id).addAttribute("figures", reports.figures(id));
    return "dashboard/sweep-figures :: figures";
  }

  private void addSweep(String id, Model model) {
    model.addAttribute("row", new SweepRow(sweeps.get(id)));
  }

  private void addMeasured(String id, Model model) {
    Curve curve = curves.of(id, null);
    model.addAttribute("curve", curve).addAttribute("grids", SweepGrid.of(sweeps.jobs(id)));
  }
}
