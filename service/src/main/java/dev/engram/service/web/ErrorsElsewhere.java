package dev.engram.service.web;

import dev.engram.api.Problem;
import dev.engram.service.access.AllowedToEverybody;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Problem documents for errors that no controller raised. */
@Hidden
@RestController
@AllowedToEverybody
final class ErrorsElsewhere implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<Problem> error(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number
        ? Objects.requireNonNullElse(HttpStatus.resolve(number), HttpStatus.INTERNAL_SERVER_ERROR)
        : HttpStatus.NOT_FOUND;
    Problem problem = Problems.of(status, Problems.codeOf(status), detail(status, request), List.of(), request);
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }

  private static String detail(HttpStatus status, HttpServletRequest request) {
    return switch (status) {
      case BAD_REQUEST -> "The body can't be read; it must have the announced length or well-formed chunks.";
      case NOT_FOUND -> "There is nothing at this path.";
      case METHOD_NOT_ALLOWED ->
        "This path does not take the method %s.".formatted(request.getAttribute(RequestDispatcher.ERROR_METHOD));
      default -> status.getReasonPhrase() + ".";
    };
  }
}
