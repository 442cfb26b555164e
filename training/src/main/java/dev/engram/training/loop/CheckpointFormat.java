package dev.engram.training.loop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checkpoints as bytes, big-endian. Numbers that float32 holds take four bytes, so that a float32 run's checkpoint is as
 * large as its arrays; what comes back is the same to the bit.
 *
 * <p>It knows a cut or foreign file, but not a flipped bit: whoever keeps the bytes keeps a digest beside them.
 */
public final class CheckpointFormat {

  private static final int MAGIC = 0x456e6743; // EngC
  private static final int VERSION = 1;
  private static final int SINGLE = Float.BYTES;
  private static final int DOUBLE = Double.BYTES;

  private CheckpointFormat() {}

  public static byte[] write(RunCheckpoint checkpoint) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(checkpoint.step());
      writeNumbers(out, checkpoint.weights());
      out.writeInt(checkpoint.optimizerState().size());
      for (double[] array : checkpoint.optimizerState()) {
        writeNumbers(out, array);
      }
      out.writeInt(checkpoint.evaluationsAtTarget());
      writeEvaluation(out, checkpoint.latest());
      writeEvaluation(out, checkpoint.best());
      writeNumbers(out, checkpoint.bestWeights());
      writeNumbers(out, checkpoint.losses());
      writeNumbers(out, checkpoint.gradNorms());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes can't be written to memory", e);
    }
    return bytes.toByteArray();
  }

  /** @throws CorruptCheckpointException where the bytes are no whole checkpoint of this version */
  public static RunCheckpoint read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      expect("its first bytes are", MAGIC, in.readInt());
      expect("its version is", VERSION, in.readInt());
      int step = in.readInt();
      double[] weights = readNumbers(in);
      int arrays = in.readInt();
      List<double[]> optimizerState = new ArrayList<>();
      for (int array = 0; array < arrays; array++) {
        optimizerState.add(readNumbers(in));
      }
      RunCheckpoint checkpoint = new RunCheckpoint(step, weights, optimizerState, in.readInt(), readEvaluation(in),
          readEvaluation(in), readNumbers(in), readNumbers(in), readNumbers(in));
      expect("the bytes after it are", 0, in.available());
      return checkpoint;
    } catch (EOFException e) {
      throw new CorruptCheckpointException("it is cut short at %d bytes".formatted(bytes.length), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new CorruptCheckpointException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void expect(String what, int expected, int actual) {
    if (actual != expected) {
      throw new IllegalArgumentException("%s %d and not %d".formatted(what, actual, expected));
    }
  }

  private static void writeNumbers(DataOutputStream out, double[] numbers) throws IOException {
    boolean single = areSingle(numbers);
    out.writeByte(single ? SINGLE : DOUBLE);
    out.writeInt(numbers.length);
    for (double number : numbers) {
      if (single) {
        out.writeFloat((float) number);
      } else {
        out.writeDouble(number);
      }
    }
  }

  private static boolean areSingle(double[] numbers) {
    for (double number : numbers) {
      if (Double.compare((float) number, number) != 0) {
        return false;
      }
    }
    return true;
  }

  private static double[] readNumbers(DataInputStream in) throws IOException {
    int width = in.readByte();
    if (width != SINGLE && width != DOUBLE) {
      throw new IllegalArgumentException("it has numbers of %d bytes".formatted(width));
    }
    int length = in.readInt();
    if (length < 0 || (long) length * width > in.available()) {
      throw new EOFException();
    }
    double[] numbers = new double[length];
    for (int index = 0; index < length; index++) {
      numbers[index] = width == SINGLE ? in.readFloat() : in.readDouble();
    }
    return numbers;
  }

  private static void writeEvaluation(DataOutputStream out, Optional<EvaluationResult> evaluation) throws IOException {
    out.writeBoolean(evaluation.isPresent());
    if (evaluation.isPresent()) {
      out.writeInt(evaluation.get().step());
      out.writeInt(evaluation.get().sampleSize());
      out.writeDouble(evaluation.get().loss());
      out.writeDouble(evaluation.get().accuracy());
    }
  }

  private static Optional<EvaluationResult> readEvaluation(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? Optional.of(new EvaluationResult(in.readInt(), in.readInt(), in.readDouble(), in.readDouble()))
        : Optional.empty();
  }
}
