package dev.engram.service.dashboard;

import dev.engram.service.access.AllowedToEverybody;
import dev.engram.service.access.KeyPolicy;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody turns a key into a login. */
@DashboardPage
@AllowedToEverybody
class LoginPage {

  private final KeyPolicy policy;

  LoginPage(KeyPolicy policy) {
    this.policy = policy;
  }

  @GetMapping("/login")
  String page() {
    return policy.keysRequired() ? "dashboard/login" : "redirect:/";
  }
}
