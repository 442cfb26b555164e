package dev.engram.service.cell;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CellSpec;
import dev.engram.api.PalindromeSpec;
import dev.engram.service.job.JsonNames;
import dev.engram.service.job.Plans;
import dev.engram.training.cell.NamedWeight;
import dev.engram.training.device.Precision;
import dev.engram.training.loop.PackShape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cell as a safetensors file: the length of a header in eight bytes, the header in JSON, and the numbers, all
 * little-endian. PyTorch and others read it.
 */
public final class Safetensors {

  private static final int ALIGNMENT = 8;
  private static final int BUFFER = 1 << 16;

  private final byte[] header;
  private final List<NamedWeight> weights;
  private final Precision precision;
  private final int width;

  public Safetensors(JsonMapper mapper, TrainedCell cell) {
    PackShape shape = Plans.shape(cell.spec());
    precision = shape.precision();
    width = switch (precision) {
      case FLOAT32 -> Float.BYTES;
      case FLOAT64 -> Double.BYTES;
    };
    weights = NamedWeight.of(shape.layout(), cell.weights());
    header = padded(mapper.writeValueAsBytes(header(mapper, cell)));
  }

  /** Of the whole file. */
  public long bytes() {
    return Long.BYTES + (long) header.length + weights.stream().mapToLong(weight -> (long) weight.size() * width).sum();
  }

  public void write(OutputStream out) throws IOException {
    out.write(newBuffer(Long.BYTES).putLong(header.length).array());
    out.write(header);
    ByteBuffer buffer = newBuffer(BUFFER);
    for (NamedWeight weight : weights) {
      int size = weight.size();
      for (int index = 0; index < size; index++) {
        if (buffer.remaining() < width) {
          flush(buffer, out);
        }
        put(buffer, weight.numbers().applyAsDouble(index));
      }
    }
    flush(buffer, out);
  }

  private void put(ByteBuffer buffer, double number) {
    switch (precision) {
      case FLOAT32 -> buffer.putFloat((float) number);
      case FLOAT64 -> buffer.putDouble(number);
    }
  }

  private static void flush(ByteBuffer buffer, OutputStream out) throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  private static ByteBuffer newBuffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ObjectNode header(JsonMapper mapper, TrainedCell cell) {
    ObjectNode all = mapper.createObjectNode();
    describe(all.putObject("__metadata__"), cell);
    long offset = 0;
    for (NamedWeight weight : weights) {
      ObjectNode tensor = all.putObject(weight.name());
      tensor.put("dtype", precision == Precision.FLOAT32 ? "F32" : "F64");
      ArrayNode shape = tensor.putArray("shape");
      weight.shape().forEach(shape::add);
      long end = offset + (long) weight.size() * width;
      tensor.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    return all;
  }

  /** The format's metadata has strings alone. */
  private static void describe(ObjectNode metadata, TrainedCell cell) {
    CellSpec spec = requireNonNull(cell.spec().cell());
    PalindromeSpec task = switch (requireNonNull(cell.spec().task())) {
      case PalindromeSpec palindrome -> palindrome;
    };
    metadata.put("format", "pt")
        .put("cell", spec.type())
        .put("encoding", JsonNames.of(requireNonNull(task.encoding())))
        .put("length", String.valueOf(task.length()))
        .put("hiddenSize", String.valueOf(spec.hiddenSize()))
        .put("job", cell.jobId())
        .put("step", String.valueOf(cell.step()));
  }

  /** With spaces, so that the numbers begin where a reader can map them into memory. */
  private static byte[] padded(byte[] json) {
    int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] padded = " ".repeat(length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(json, 0, padded, 0, json.length);
    return padded;
  }
}
