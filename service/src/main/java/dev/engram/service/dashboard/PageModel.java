package dev.engram.service.dashboard;

import dev.engram.service.report.page.Numbers;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What all pages have. */
@ControllerAdvice(annotations = DashboardPage.class)
class PageModel {

  private final Numbers numbers = new Numbers();
  private final BuildProperties build;

  PageModel(BuildProperties build) {
    this.build = build;
  }

  @ModelAttribute("numbers")
  Numbers numbers() {
    return numbers;
  }

  @ModelAttribute("version")
  String version() {
    return String.valueOf(build.getVersion());
  }
}
