package dev.engram.service.dashboard;

import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.access.AllowedToEverybody;
import dev.engram.service.access.LoginCookie;
import dev.engram.service.key.Logins;
import dev.engram.service.system.AnswersCallers;
import dev.engram.service.web.Problems;
import dev.engram.service.web.Problems.Code;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Turns a key into a cookie of the browser, and forgets it again. It belongs to the pages, not to the contract. */
@Hidden
@Controller
@AnswersCallers
class LoginController {

  private final Logins logins;
  private final Problems problems;

  LoginController(Logins logins, Problems problems) {
    this.logins = logins;
    this.problems = problems;
  }

  /** What the form sends. */
  record LoginRequest(@Nullable String key) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "LoginRequest[]";
    }
  }

  @AllowedToEverybody
  @PostMapping(path = "/login", consumes = MediaType.APPLICATION_JSON_VALUE)
  void login(@RequestBody LoginRequest login, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> token = logins.login(login.key() == null ? "" : login.key().strip());
    if (token.isEmpty()) {
      problems.write(request, response, HttpStatus.UNAUTHORIZED, Code.UNAUTHENTICATED,
          "This key is not known; it may have been revoked, or rotated.");
      return;
    }
    LoginCookie.write(request, response, token.get(), logins.last());
    response.setStatus(HttpStatus.NO_CONTENT.value());
  }

  @AllowedTo(Role.READER)
  @PostMapping("/logout")
  void logout(HttpServletRequest request, HttpServletResponse response) {
    LoginCookie.read(request).ifPresent(logins::logout);
    LoginCookie.clear(request, response);
    response.setStatus(HttpStatus.NO_CONTENT.value());
  }
}
