package dev.engram.training.golden;

import dev.engram.training.CellKind;
import dev.engram.training.cell.Network;
import dev.engram.training.cell.ParameterLayout;
import dev.engram.training.optimizer.Adam;
import dev.engram.training.optimizer.Optimizer;
import dev.engram.training.optimizer.RmsProp;
import dev.engram.training.optimizer.Schedule.Cosine;
import dev.engram.training.optimizer.Schedule.StepDecay;
import dev.engram.training.optimizer.Schedule.WarmUp;
import dev.engram.training.optimizer.Sgd;
import dev.engram.training.task.DigitBatch;
import dev.engram.training.task.Digits;
import dev.engram.training.task.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What PyTorch computed for one cell and encoding: {@code src/test/python/golden.py} wrote it and says what it is. */
record GoldenFile(CellKind kind, Encoding encoding, Map<String, Tensor> tensors) {

  static final int STEPS = 10;

  record Tensor(int[] shape, double[] values) {}

  static GoldenFile read(CellKind kind, Encoding encoding) {
    String name = "/golden/%s-%s.txt".formatted(kind, encoding).toLowerCase(Locale.ROOT).replace('_', '-');
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (InputStream file = GoldenFile.class.getResourceAsStream(name)) {
      Iterator<String> lines = new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines().iterator();
      while (lines.hasNext()) {
        String[] header = lines.next().split(" ");
        int[] shape = Arrays.stream(header).skip(1).mapToInt(Integer::parseInt).toArray();
        double[] values = Arrays.stream(lines.next().split(" ")).mapToDouble(Double::parseDouble).toArray();
        tensors.put(header[0], new Tensor(shape, values));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new GoldenFile(kind, encoding, tensors);
  }

  double[] values(String name) {
    return tensors.get(name).values();
  }

  /** H, the columns of PyTorch's W_hh. */
  int hiddenSize() {
    return tensors.get("weight_hh_l0").shape()[1];
  }

  ParameterLayout layout() {
    return Network.layout(kind.cell(encoding, hiddenSize()));
  }

  /** The batch of a training step, from 0. */
  DigitBatch digits(int step) {
    int[] shape = tensors.get("digits").shape(); // (STEPS, B, T)
    String[] sequences = new String[shape[1]];
    for (int sample = 0; sample < sequences.length; sample++) {
      int from = (step * shape[1] + sample) * shape[2];
      StringBuilder text = new StringBuilder();
      Arrays.stream(values("digits"), from, from + shape[2]).forEach(digit -> text.append((int) digit));
      sequences[sample] = text.toString();
    }
    return Digits.of(sequences);
  }

  /** Weights or gradients as a row of parameters: [W_h; W_x; b] and [W_p; b_p], each PyTorch's transposed. */
  double[] row(String prefix) {
    double[] row = new double[Math.toIntExact(layout().size())];
    int offset = 0;
    for (String name : new String[]{"weight_hh_l0", "weight_ih_l0", "bias_ih_l0", "head.weight", "head.bias"}) {
      double[] values = values(prefix + name);
      int outputs = tensors.get(prefix + name).shape()[0]; // rows in PyTorch, columns here
      int inputs = values.length / outputs;
      for (int index = 0; index < values.length; index++) {
        row[offset + index % inputs * outputs + index / inputs] = values[index];
      }
      offset += values.length;
    }
    return row;
  }

  Optimizer optimizer(String name) {
    double[] numbers = values(name + "/settings");
    return switch (name) {
      case "sgd", "momentum", "nesterov" -> new Sgd(numbers[0], numbers[1], numbers[2] == 1);
      case "rmsprop" -> new RmsProp(numbers[0], numbers[1], numbers[2]);
      case "adam" -> new Adam(numbers[0], numbers[1], numbers[2], numbers[3]);
      case "steps" -> new RmsProp(numbers[0], numbers[1], numbers[2], new StepDecay(4, 0.5));
      case "cosine" -> new Adam(numbers[0], numbers[1], numbers[2], numbers[3], new WarmUp(3, new Cosine(6, 0.1)));
      default -> throw new IllegalArgumentException(name);
    };
  }
}
