package dev.engram.service.dashboard;

import dev.engram.service.job.JobNotFoundException;
import dev.engram.service.report.figure.CannotDrawException;
import dev.engram.service.report.page.Numbers;
import dev.engram.service.sweep.SweepNotFoundException;
import java.util.Objects;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What all pages have, and the page for what there is not. */
@ControllerAdvice(annotations = DashboardPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageModel {

  static final String PROBLEM = "dashboard/problem";

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

  @ExceptionHandler({JobNotFoundException.class, SweepNotFoundException.class})
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String notFound(RuntimeException exception, Model model) {
    return problem("Not found", String.valueOf(exception.getMessage()), model);
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  String badParameter(MethodArgumentTypeMismatchException exception, Model model) {
    return problem("Not understood",
        "The address has %s=%s, which there is not.".formatted(exception.getName(), exception.getValue()), model);
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
  String cannotDraw(CannotDrawException exception, Model model) {
    return problem("Nothing can be drawn", String.valueOf(exception.getMessage()), model);
  }

  /** Fields of a filter. */
  @ExceptionHandler
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  String badFilter(BindException exception, Model model) {
    FieldError error = Objects.requireNonNull(exception.getFieldError());
    return problem("Not understood",
        "The address has %s=%s, which there is not.".formatted(error.getField(), error.getRejectedValue()), model);
  }

  private String problem(String title, String detail, Model model) {
    model.addAttribute("title", title).addAttribute("detail", detail).addAttribute("version", version());
    return PROBLEM;
  }
}
