package dev.engram.service.dashboard;

import dev.engram.service.access.Caller;
import dev.engram.service.access.CurrentCaller;
import dev.engram.service.access.KeyPolicy;
import dev.engram.service.report.page.Numbers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What all pages have. */
@ControllerAdvice(annotations = DashboardPage.class)
class PageModel {

  private final Numbers numbers = new Numbers();
  private final BuildProperties build;
  private final KeyPolicy policy;
  private final CurrentCaller caller;

  PageModel(BuildProperties build, KeyPolicy policy, CurrentCaller caller) {
    this.build = build;
    this.policy = policy;
    this.caller = caller;
  }

  @ModelAttribute("numbers")
  Numbers numbers() {
    return numbers;
  }

  /** Who has logged in; null where nobody needs to. */
  @ModelAttribute("caller")
  @Nullable
  Caller caller(HttpServletRequest request) {
    boolean known = request.getDispatcherType() == DispatcherType.REQUEST && !request.getRequestURI().equals("/login");
    return policy.keysRequired() && known ? caller.get() : null;
  }

  @ModelAttribute("version")
  String version() {
    return String.valueOf(build.getVersion());
  }
}
