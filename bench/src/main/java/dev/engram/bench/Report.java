package dev.engram.bench;

import dev.engram.training.device.Devices;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --json} writes. */
record Report(Machine machine, Instant date, List<Row> rows, List<Operation> operations) {

  /** Where it was measured. */
  record Machine(String processor, String java, String engine, String nativeLibrary, int threads, String device) {

    static Machine of(Setting setting) {
      Devices devices = setting.devices();
      return new Machine(devices.find("cpu").orElseThrow().name(), "Java " + Runtime.version(),
          devices.engineVersion(), devices.nativeVersion(), Devices.THREADS, setting.device().id());
    }

    @Override
    public String toString() {
      return "%s, %s, %s, %s, %d intra-op thread, on %s".formatted(processor, java, engine, nativeLibrary, threads,
          device);
    }
  }

  void write(Path file) {
    JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file, this);
  }
}
