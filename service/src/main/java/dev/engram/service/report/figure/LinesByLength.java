package dev.engram.service.report.figure;

import dev.engram.api.CurvePoint;
import java.util.List;
import java.util.Map;

/** Points as lines over the length, each a little aside of the others, for they are often the same. */
final class LinesByLength {

  /** How far apart neighbouring lines are drawn, of the distance between two lengths. */
  private static final double ASIDE = 0.05;

  private final List<Map.Entry<String, List<CurvePoint>>> lines;
  private final LengthAxis axis;

  private LinesByLength(Map<String, List<CurvePoint>> lines) {
    this.lines = List.copyOf(lines.entrySet());
    this.axis = Panels.styled(new LengthAxis(lines.values()
        .stream()
        .flatMap(List::stream)
        .mapToInt(CurvePoint::length)
        .distinct()
        .sorted()
        .toArray()));
  }

  static LinesByLength of(List<CurvePoint> points) {
    return new LinesByLength(SeriesName.series(points));
  }

  /** What is done with a line. */
  interface Drawing {
    void draw(int series, String name, List<CurvePoint> line);
  }

  void forEach(Drawing drawing) {
    for (int series = 0; series < lines.size(); series++) {
      drawing.draw(series, lines.get(series).getKey(), lines.get(series).getValue());
    }
  }

  /** Where on the axis a line has a point. */
  double place(int series, CurvePoint point) {
    return axis.place(point.length()) + (series - (lines.size() - 1) / 2.0) * ASIDE * axis.distance();
  }

  LengthAxis axis() {
    return axis;
  }
}
