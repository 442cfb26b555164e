package dev.engram.service.report.page;

import dev.engram.api.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the probes say of the way of gradients through time: question 1.1, and the reasons of 1.6. */
final class GradientFindings {

  private static final String UNTRAINED = "untrained";
  private static final String TRAINED = "trained";
  private static final String HIDDEN = "‖∂L/∂h(t)‖";
  private static final String MEMORY = "‖∂L/∂c(t)‖";

  /**
   * A line of the table.
   *
   * @param state untrained or trained
   * @param gradient ‖∂L/∂h(t)‖ or ‖∂L/∂c(t)‖
   */
  record Row(String cell, String series, String state, String gradient, GradientFlow flow) {}

  private final List<Row> rows = new ArrayList<>();

  GradientFindings(List<Probed> probes) {
    Probed.bySeries(probes).values().forEach(ofSeries -> {
      add(ofSeries, UNTRAINED, Probed::untrained);
      add(ofSeries, TRAINED, Probed::trained);
    });
  }

  private void add(List<Probed> ofSeries, String state, Function<Probed, Diagnostics> look) {
    List<Diagnostics> looks = ofSeries.stream().map(look).toList();
    Probed one = ofSeries.getFirst();
    GradientFlow.of(looks, Diagnostics::hiddenGradientNorm)
        .ifPresent(flow -> rows.add(new Row(one.cell(), one.series(), state, HIDDEN, flow)));
    GradientFlow.of(looks, Diagnostics::cellGradientNorm)
        .ifPresent(flow -> rows.add(new Row(one.cell(), one.series(), state, MEMORY, flow)));
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Whether the usual claim of the vanilla RNN holds here. */
  Optional<String> ofTheVanillaRnn() {
    return find("rnn", UNTRAINED, HIDDEN).map(row -> {
      GradientFlow flow = row.flow();
      String seen = "In the untrained %s of this sweep ‖∂L/∂h(t)‖ goes from %s at the last time step to %s at the first, a factor of %s a time step"
          .formatted(row.series(), Numbers.digits(flow.last()), Numbers.digits(flow.first()),
              Numbers.digits(flow.factor()));
      if (flow.vanishes()) {
        return seen + ": it vanishes, and with it what the first digits add to the gradient of W_hh.";
      }
      return flow.explodes()
          ? seen + ": here it does not vanish but explodes."
          : seen + ". So in these cells it neither vanishes nor explodes: they do not show the usual problem.";
    });
  }

  /** The same after training. */
  Optional<String> ofTheTrainedVanillaRnn() {
    return find("rnn", TRAINED, HIDDEN).map(row -> "After training the factor is %s a time step; the gradient %s."
        .formatted(Numbers.digits(row.flow().factor()), row.flow().verdict()));
  }

  /** What the path along c does for the LSTM that the vanilla RNN has nothing for. */
  Optional<String> ofTheLstm() {
    Row memory = find("lstm", TRAINED, MEMORY).orElse(null);
    Row rnn = find("rnn", TRAINED, HIDDEN).orElse(null);
    if (memory == null) {
      return Optional.empty();
    }
    String seen = "Along c the gradient of the trained %s changes by a factor of %s a time step"
        .formatted(memory.series(), Numbers.digits(memory.flow().factor()));
    return Optional.of(rnn == null ? seen + "." : seen + compared(memory.flow(), rnn.flow()));
  }

  private static String compared(GradientFlow memory, GradientFlow rnn) {
    String ofRnn = ", along h of the trained vanilla RNN by %s".formatted(Numbers.digits(rnn.factor()));
    double farFromOne = Math.abs(Math.log(rnn.factor()));
    return Math.abs(Math.log(memory.factor())) < farFromOne
        ? ofRnn + ": the LSTM's is closer to 1, so that more of it arrives, as equation (8) promises."
        : ofRnn + ": here the LSTM's is not the closer to 1, so these probes do not show the advantage of its memory.";
  }

  private Optional<Row> find(String cell, String state, String gradient) {
    return rows.stream()
        .filter(row -> row.cell().equals(cell) && row.state().equals(state) && row.gradient().equals(gradient)
            && Double.isFinite(row.flow().factor()))
        .findFirst();
  }
}
