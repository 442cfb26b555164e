package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A safetensors file, read by the rules of the format, each of which it is held to. */
record SafetensorsFile(JsonNode metadata, Map<String, Tensor> tensors) {

  record Tensor(String dtype, List<Integer> shape, double[] values) {}

  static SafetensorsFile read(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(bytes.getLong());
    String json = new String(file, Long.BYTES, length, StandardCharsets.UTF_8);
    assertThat(json).startsWith("{");
    assertThat((Long.BYTES + length) % 8).as("the numbers begin on eight bytes").isZero();
    JsonNode header = new JsonMapper().readTree(json);
    header.path("__metadata__").forEach(value -> assertThat(value.isString()).as(value.toString()).isTrue());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    int end = 0;
    for (String name : header.propertyNames()) {
      if (!name.equals("__metadata__")) {
        JsonNode tensor = header.path(name);
        assertThat(tensor.propertyNames()).containsExactlyInAnyOrder("dtype", "shape", "data_offsets");
        assertThat(tensor.at("/data_offsets/0").intValue()).as("there is no hole before " + name).isEqualTo(end);
        tensors.put(name, tensor(tensor, bytes, Long.BYTES + length));
        end = tensor.at("/data_offsets/1").intValue();
      }
    }
    assertThat(file).hasSize(Long.BYTES + length + end);
    return new SafetensorsFile(header.path("__metadata__"), tensors);
  }

  private static Tensor tensor(JsonNode tensor, ByteBuffer bytes, int begin) {
    List<Integer> shape = tensor.path("shape").valueStream().map(JsonNode::intValue).toList();
    String dtype = tensor.path("dtype").stringValue();
    int width = switch (dtype) {
      case "F32" -> Float.BYTES;
      case "F64" -> Double.BYTES;
      default -> throw new IllegalArgumentException(dtype);
    };
    double[] values = new double[shape.stream().reduce(1, Math::multiplyExact)];
    int from = tensor.at("/data_offsets/0").intValue();
    assertThat(tensor.at("/data_offsets/1").intValue() - from).isEqualTo(values.length * width);
    for (int index = 0; index < values.length; index++) {
      int place = begin + from + index * width;
      values[index] = width == Float.BYTES ? bytes.getFloat(place) : bytes.getDouble(place);
    }
    return new Tensor(dtype, shape, values);
  }

  /** Row times column of a matrix: what its modules compute with it. */
  double[] multiply(String name, double[] vector) {
    Tensor matrix = tensors.get(name);
    double[] product = new double[matrix.shape().get(0)];
    for (int row = 0; row < product.length; row++) {
      for (int column = 0; column < vector.length; column++) {
        product[row] += matrix.values()[row * vector.length + column] * vector[column];
      }
    }
    return product;
  }

  /** The logits of a raw or one-hot sequence, by the equations of PyTorch's documentation. */
  double[] logits(String sequence) {
    return sum(multiply("head.weight", timeSteps(sequence).getLast().hidden()), tensors.get("head.bias").values());
  }

  /**
   * What a cell does with one digit.
   *
   * @param gates that of an RNN, which is h(t), or i, f, g and o
   * @param memory zeros where a cell has none
   */
  record TimeStep(List<double[]> gates, double[] hidden, double[] memory) {}

  /** What the cell does with each digit of a raw or one-hot sequence, by the same equations. */
  List<TimeStep> timeSteps(String sequence) {
    int hiddenSize = tensors.get("weight_hh_l0").shape().get(1);
    int inputSize = tensors.get("weight_ih_l0").shape().get(1);
    double[] h = new double[hiddenSize];
    double[] c = new double[hiddenSize];
    List<TimeStep> timeSteps = new ArrayList<>();
    for (char character : sequence.toCharArray()) {
      double[] x = new double[inputSize];
      if (inputSize == 1) {
        x[0] = character - '0';
      } else {
        x[character - '0'] = 1;
      }
      double[] z = sum(sum(multiply("weight_ih_l0", x), tensors.get("bias_ih_l0").values()),
          sum(multiply("weight_hh_l0", h), tensors.get("bias_hh_l0").values()));
      timeSteps.add(z.length == hiddenSize ? rnn(z, c) : lstm(z, c));
      h = timeSteps.getLast().hidden();
      c = timeSteps.getLast().memory();
    }
    return timeSteps;
  }

  private static TimeStep rnn(double[] z, double[] noMemory) {
    double[] h = block(z, 0, z.length, Math::tanh);
    return new TimeStep(List.of(h), h, noMemory);
  }

  /** @param before c(t − 1) */
  private static TimeStep lstm(double[] z, double[] before) {
    int size = before.length;
    double[] i = block(z, 0, size, SafetensorsFile::sigmoid);
    double[] f = block(z, 1, size, SafetensorsFile::sigmoid);
    double[] g = block(z, 2, size, Math::tanh);
    double[] o = block(z, 3, size, SafetensorsFile::sigmoid);
    double[] c = new double[size];
    double[] h = new double[size];
    for (int unit = 0; unit < size; unit++) {
      c[unit] = f[unit] * before[unit] + i[unit] * g[unit];
      h[unit] = o[unit] * Math.tanh(c[unit]);
    }
    return new TimeStep(List.of(i, f, g, o), h, c);
  }

  private static double[] block(double[] z, int place, int size, DoubleUnaryOperator nonLinearity) {
    return Arrays.stream(z, place * size, (place + 1) * size).map(nonLinearity).toArray();
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int index = 0; index < a.length; index++) {
      sum[index] = a[index] + b[index];
    }
    return sum;
  }
}
