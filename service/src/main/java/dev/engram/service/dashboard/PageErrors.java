package dev.engram.service.dashboard;

import dev.engram.service.access.NotAllowedException;
import dev.engram.service.job.JobNotFoundException;
import dev.engram.service.job.StoreOutage;
import dev.engram.service.report.figure.CannotDrawException;
import dev.engram.service.sweep.SweepNotFoundException;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** A page for everything that goes wrong with a page. */
@ControllerAdvice(annotations = DashboardPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {

  private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

  private final BuildProperties build;

  PageErrors(BuildProperties build) {
    this.build = build;
  }

  ModelAndView page(HttpStatus status, String title, String detail) {
    return new ModelAndView("dashboard/problem",
        Map.of("title", title, "detail", detail, "version", String.valueOf(build.getVersion())), status);
  }

  @ExceptionHandler({JobNotFoundException.class, SweepNotFoundException.class})
  ModelAndView notFound(RuntimeException exception) {
    return page(HttpStatus.NOT_FOUND, "Not found", String.valueOf(exception.getMessage()));
  }

  @ExceptionHandler
  ModelAndView notAllowed(NotAllowedException exception) {
    return page(HttpStatus.FORBIDDEN, "Not allowed", String.valueOf(exception.getMessage()));
  }

  /** Fields of a filter. */
  @ExceptionHandler
  ModelAndView badFilter(BindException exception) {
    FieldError error = Objects.requireNonNull(exception.getFieldError());
    return page(HttpStatus.BAD_REQUEST, "Not understood",
        "The address has %s=%s, which there is not.".formatted(error.getField(), error.getRejectedValue()));
  }

  @ExceptionHandler
  ModelAndView cannotDraw(CannotDrawException exception) {
    log.error("Java can't draw on this machine", exception);
    return page(HttpStatus.INTERNAL_SERVER_ERROR, "Nothing can be drawn", String.valueOf(exception.getMessage()));
  }

  @ExceptionHandler
  ModelAndView failed(Exception exception) {
    if (StoreOutage.is(exception)) {
      log.error("The job store is away: {}", exception.toString());
      return page(HttpStatus.SERVICE_UNAVAILABLE, "The job store is away",
          "It can't be reached or has no room right now. Nothing is lost; reload the page in a moment.");
    }
    log.error("A page failed", exception);
    return page(HttpStatus.INTERNAL_SERVER_ERROR, "A defect of Engram",
        "This page could not be made; the service's log says why.");
  }
}
