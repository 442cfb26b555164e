package dev.engram.service.dashboard;

import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.system.SystemStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What this service is and has, and how it feels. */
@DashboardPage
@AllowedTo(Role.READER)
class SystemPage {

  private final SystemStatus status;
  private final Vitals vitals;

  SystemPage(SystemStatus status, Vitals vitals) {
    this.status = status;
    this.vitals = vitals;
  }

  @GetMapping("/system")
  String page(Model model) {
    return fill(model, "dashboard/system");
  }

  @GetMapping("/system/now")
  String now(Model model) {
    return fill(model, "dashboard/system :: now");
  }

  private String fill(Model model, String view) {
    model.addAttribute("system", status.now()).addAttribute("vitals", vitals.now());
    return view;
  }
}
