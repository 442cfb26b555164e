package dev.engram.service.dashboard;

import dev.engram.service.access.AllowedToEverybody;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a browser is shown where no controller answers; programs get a problem document. */
@DashboardPage
@AllowedToEverybody
class ProblemPage {

  private final PageErrors errors;

  ProblemPage(PageErrors errors) {
    this.errors = errors;
  }

  @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView page(HttpServletRequest request) {
    HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
        : HttpStatus.NOT_FOUND;
    return errors.page(status, status.getReasonPhrase(), detail(status));
  }

  private static String detail(HttpStatus status) {
    if (status.is5xxServerError()) {
      return "This is a defect of Engram; its log says more.";
    }
    return status == HttpStatus.NOT_FOUND
        ? "There is nothing at this address."
        : "This address does not take what was sent.";
  }
}
