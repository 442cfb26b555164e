package dev.engram.service.web;

import dev.engram.api.Curve;
import dev.engram.api.CurvePoint;
import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.report.Curves;
import dev.engram.service.system.AnswersCallers;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accuracy against length. */
@RestController
@AllowedTo(Role.READER)
@AnswersCallers
@Tag(name = "curves and reports")
@RequestMapping("/v1/sweeps/{id}")
class CurveController {

  private static final String CSV = "text/csv";
  private static final String SVG = "image/svg+xml";

  private final Curves curves;

  CurveController(Curves curves) {
    this.curves = curves;
  }

  @GetMapping(path = "/curve", produces = MediaType.APPLICATION_JSON_VALUE)
  Curve getCurve(@PathVariable String id, @RequestParam(required = false) @Nullable String part) {
    return curves.of(id, part);
  }

  @GetMapping(path = {"/curve", "/curve.svg"}, produces = SVG)
  String getCurveSvg(@PathVariable String id, @RequestParam(required = false) @Nullable String part) {
    return curves.figure(id, part).svg();
  }

  @GetMapping(path = {"/curve", "/curve.png"}, produces = MediaType.IMAGE_PNG_VALUE)
  byte[] getCurvePng(@PathVariable String id, @RequestParam(required = false) @Nullable String part) {
    return curves.figure(id, part).png();
  }

  /** A line a point. */
  @GetMapping(path = {"/curve", "/curve.csv"}, produces = CSV)
  String getCurveCsv(@PathVariable String id, @RequestParam(required = false) @Nullable String part) {
    String header = "part,cell,variant,length,learningRate,n,nPending,nFailed,nDiverged,mean,sd,ci95Low,ci95High,min,max,"
        + "split,solved,solveRate,solveRateCi95Low,solveRateCi95High,medianStepsToSolve,meanSeconds\n";
    return curves.of(id, part).points().stream().map(CurveController::line).collect(Collectors.joining("", header, ""));
  }

  private static String line(CurvePoint point) {
    return Stream.of(point.part(), point.cell(), point.variant(), point.length(), point.learningRate(), point.n(),
        point.nPending(), point.nFailed(), point.nDiverged(), point.mean(), point.sd(), end(point.ci95(), 0),
        end(point.ci95(), 1), point.min(), point.max(), point.split(), point.solved(), point.solveRate(),
        end(point.solveRateCi95(), 0), end(point.solveRateCi95(), 1), point.medianStepsToSolve(), point.meanSeconds())
        .map(CurveController::cell)
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static @Nullable Double end(@Nullable List<Double> interval, int index) {
    return interval == null ? null : interval.get(index);
  }

  private static String cell(@Nullable Object value) {
    String text = Objects.toString(value, "");
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
