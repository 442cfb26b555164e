package dev.engram.service.dashboard;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a browser is shown where there is no page, or where one went wrong; programs get a problem document. */
@DashboardPage
class ProblemPage {

  @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
  String page(HttpServletRequest request, Model model) {
    HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
        : HttpStatus.NOT_FOUND;
    model.addAttribute("title", status.getReasonPhrase())
        .addAttribute("detail", status == HttpStatus.NOT_FOUND
            ? "There is nothing at this address."
            : "Engram could not answer this. Its log says why, under the id %s of this request."
                .formatted(request.getAttribute("requestId")));
    return PageModel.PROBLEM;
  }
}
