package dev.engram.service.job;

import dev.engram.api.CellDescription;
import dev.engram.api.CellSpec;
import dev.engram.api.Initializer;
import dev.engram.api.LstmSpec;
import dev.engram.api.RnnSpec;
import java.util.List;
import org.springframework.stereotype.Component;

/** The cells that can be trained: their fields, defaults and limits. */
@Component
public final class CellCatalogue {

  private static final double FORGET_BIAS = 1;
  private static final double LARGEST_BIAS = 100;
  private static final double LARGEST_GAIN = 100;

  private static final ChoiceField<CellSpec, Initializer> INITIALIZER = new ChoiceField<>("initializer",
      "How the weights start: uniform in ±1/√hiddenSize (default), Glorot's normal (xavier), or that with each gate's"
          + " block of W_hh orthogonal or the identity.",
      CellSpec::initializer, Initializer.DEFAULT);
  private static final NumberField<CellSpec, Double> RECURRENT_GAIN = NumberField.number("recurrentGain",
      "Multiplies W_hh as the initializer drew it. Over 1, the identity makes each unit of an RNN a latch.",
      CellSpec::recurrentGain, 1, Range.closed(0, LARGEST_GAIN));
  private static final NumberField<LstmSpec, Double> FORGET_BIAS_FIELD = NumberField.number("forgetBias",
      "What b_f is set to at the start. With 0 the LSTM of the exercise stays at chance from length 15 on.",
      LstmSpec::forgetBias, FORGET_BIAS, Range.closed(-LARGEST_BIAS, LARGEST_BIAS));

  private final NumberField<CellSpec, Integer> hiddenSize;
  private final NumberField<LstmSpec, Integer> chronoLength;

  CellCatalogue(Limits limits) {
    hiddenSize = NumberField.integer("hiddenSize", "n, the number of hidden units.", CellSpec::hiddenSize, 128, 1,
        limits.hiddenSize());
    chronoLength = NumberField.<LstmSpec>integer("chronoLength",
        "Instead of forgetBias: b_f = ln U[1, chronoLength − 1] and b_i = −b_f.", LstmSpec::chronoLength, 3, 3,
        limits.length()).optional();
  }

  /** The cell with every field that applies. */
  CellSpec resolve(CellSpec cell, Violations violations) {
    Integer units = hiddenSize.resolve(cell, "/cell", violations);
    Initializer initializer = INITIALIZER.resolve(cell, "/cell", violations);
    Double gain = RECURRENT_GAIN.resolve(cell, "/cell", violations);
    return switch (cell) {
      case RnnSpec rnn -> new RnnSpec(units, initializer, gain);
      case LstmSpec lstm -> {
        Double forgetBias = FORGET_BIAS_FIELD.resolve(lstm, "/cell", violations);
        Integer chrono = chronoLength.resolve(lstm, "/cell", violations);
        if (lstm.forgetBias() != null && chrono != null) {
          violations.add("/cell/chronoLength", "and forgetBias both set b_f; give one of them");
        }
        yield new LstmSpec(units, initializer, gain, chrono == null ? forgetBias : null, chrono);
      }
    };
  }

  public List<CellDescription> describe() {
    return List.of(
        new CellDescription(RnnSpec.TYPE, "Vanilla RNN",
            List.of("h(t) = tanh(W_hx x(t) + W_hh h(t−1) + b_h)", "p = W_ph h(T−1) + b_p"), Costs.RNN_FORMULA,
            List.of(hiddenSize.describe(), INITIALIZER.describe(), RECURRENT_GAIN.describe())),
        new CellDescription(LstmSpec.TYPE, "Long short-term memory",
            List.of("g(t) = tanh(W_gx x(t) + W_gh h(t−1) + b_g)", "i(t) = σ(W_ix x(t) + W_ih h(t−1) + b_i)",
                "f(t) = σ(W_fx x(t) + W_fh h(t−1) + b_f)", "o(t) = σ(W_ox x(t) + W_oh h(t−1) + b_o)",
                "c(t) = g(t) ⊙ i(t) + c(t−1) ⊙ f(t)", "h(t) = tanh(c(t)) ⊙ o(t)", "p = W_ph h(T−1) + b_p"),
            Costs.LSTM_FORMULA,
            List.of(hiddenSize.describe(), INITIALIZER.describe(), RECURRENT_GAIN.describe(),
                FORGET_BIAS_FIELD.describe(),
                chronoLength.describe())));
  }
}
