package dev.engram.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Python with PyTorch that trains on request, one line of JSON each way. It is timed from outside like every peer; what a
 * line takes is nothing beside a turn.
 */
final class PyTorchProcess implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SCRIPT = "pytorch.py";
  private static final String FUSED = "nn"; // torch.nn.LSTM and RNN, by cuDNN on a GPU

  private final Process process;
  private final BufferedReader answers;
  private final Writer requests;
  private final JsonNode greeting;
  private boolean ended;

  private PyTorchProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.greeting = read();
  }

  /**
   * @param python the command, such as {@code /usr/bin/python3}
   * @param device such as {@code cpu} or {@code cuda:1}
   * @throws BenchException where it does not start or has no PyTorch
   */
  static PyTorchProcess start(String python, String device) {
    try {
      Path script = Files.createTempFile("engram-bench", ".py");
      script.toFile().deleteOnExit(); // also where the interpreter does not start
      try (InputStream source = PyTorchProcess.class.getResourceAsStream("/" + SCRIPT)) {
        Files.copy(Objects.requireNonNull(source, SCRIPT), script, StandardCopyOption.REPLACE_EXISTING);
      }
      Process process = new ProcessBuilder(python, script.toString(), "--serve", "--device", device)
          .redirectError(Redirect.INHERIT)
          .start();
      return new PyTorchProcess(process);
    } catch (IOException e) {
      throw new BenchException("'%s' can't be started: %s".formatted(python, e.getMessage()), e);
    }
  }

  /** Such as {@code PyTorch 1.13.0}. */
  String version() {
    return "PyTorch " + greeting.get("torch").asString();
  }

  /** One factory for each way it can train; on what it can't it says why, to standard error. */
  List<PeerFactory> factories() {
    List<PeerFactory> factories = new ArrayList<>();
    greeting.get("peers").forEach(peer -> factories.add(new Factory(peer.asString())));
    greeting.get("without")
        .properties()
        .forEach(missing -> System.err
            .println("bench: without PyTorch's " + missing.getKey() + ": " + missing.getValue().asString()));
    return factories;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private final class Factory implements PeerFactory {

    private final String peer;

    private Factory(String peer) {
      this.peer = peer;
    }

    @Override
    public String label() {
      return "PyTorch " + peer;
    }

    /** A process that has ended trains nothing more; that was said when it was noticed. */
    @Override
    public boolean canTrain(Workload workload, Setting setting) {
      return !ended;
    }

    @Override
    public boolean isFused() {
      return peer.equals(FUSED);
    }

    @Override
    public Peer create(Workload workload, Setting setting) {
      return createInARow(1, workload, setting);
    }

    /** The process has one peer at a time: the former one is forgotten. */
    @Override
    public Peer createInARow(int runs, Workload workload, Setting setting) {
      ask(Map.of("do", "create", "peer", peer, "cell", workload.cell().name(), "length", workload.length(),
          "hiddenSize", workload.hiddenSize(), "batchSize", workload.batchSize(), "runs", runs));
      return new Peer() {
        @Override
        public int runs() {
          return runs;
        }

        @Override
        public void train(int steps) {
          ask(Map.of("do", "train", "steps", steps));
        }

        @Override
        public void close() {
          ask(Map.of("do", "close"));
        }
      };
    }
  }

  private void ask(Map<String, ?> request) {
    try {
      requests.write(JSON.writeValueAsString(request) + "\n");
      requests.flush();
    } catch (IOException e) {
      throw new BenchException("PyTorch's process is gone", e);
    }
    JsonNode answer = read();
    if (!answer.path("ok").asBoolean()) {
      throw new BenchException("PyTorch: " + answer.path("error").asString());
    }
  }

  private JsonNode read() {
    try {
      String line = answers.readLine();
      if (line == null) {
        ended = true;
        close();
        throw new BenchException("PyTorch's process ended; what it said is above");
      }
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new BenchException("PyTorch's process is gone", e);
    }
  }
}
