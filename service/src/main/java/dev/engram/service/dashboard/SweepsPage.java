package dev.engram.service.dashboard;

import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.sweep.Sweeps;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All sweeps, the newest first. */
@DashboardPage
@AllowedTo(Role.READER)
class SweepsPage {

  private static final int SHOWN = 50;

  private final Sweeps sweeps;

  SweepsPage(Sweeps sweeps) {
    this.sweeps = sweeps;
  }

  @GetMapping("/sweeps")
  String page(@RequestParam(required = false) @Nullable String before, Model model) {
    return fill(before, model, "dashboard/sweeps");
  }

  @GetMapping("/sweeps/rows")
  String rows(@RequestParam(required = false) @Nullable String before, Model model) {
    return fill(before, model, "dashboard/sweeps :: rows");
  }

  private String fill(@Nullable String before, Model model, String view) {
    List<SweepRow> found = sweeps.list(before, SHOWN + 1).stream().map(SweepRow::new).toList();
    List<SweepRow> shown = found.subList(0, Math.min(found.size(), SHOWN));
    model.addAttribute("rows", shown).addAttribute("before", before);
    if (found.size() > shown.size()) {
      model.addAttribute("older", shown.getLast().id());
    }
    return view;
  }
}
