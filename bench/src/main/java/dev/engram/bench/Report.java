package dev.engram.bench;

import dev.engram.training.device.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --json} writes. */
record Report(Machine machine, Instant date, List<Row> rows, List<Operation> operations) {

  /** Where it was measured. */
  record Machine(String processor, String java, String engine, String nativeLibrary, int threads, String device,
      Map<String, String> malloc) {

    static Machine of(Setting setting) {
      Devices devices = setting.devices();
      return new Machine(devices.find("cpu").orElseThrow().name(), "Java " + Runtime.version(),
          devices.engineVersion(), devices.nativeVersion(), Devices.THREADS, setting.device().id(),
          allocatorSettings());
    }

    /** The settings of glibc's allocator that are not its defaults. */
    private static Map<String, String> allocatorSettings() {
      Map<String, String> settings = new TreeMap<>(System.getenv());
      settings.keySet().removeIf(name -> !name.startsWith("MALLOC_"));
      return settings;
    }

    @Override
    public String toString() {
      return "%s, %s, %s, %s, %d intra-op thread, on %s, malloc %s".formatted(processor, java, engine, nativeLibrary,
          threads, device, malloc.isEmpty() ? "as it is" : malloc);
    }
  }

  /** @throws BenchException where the file can't be opened for writing; what is in it stays */
  static void checkWritable(Path file) {
    try {
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    } catch (IOException e) {
      throw new BenchException("'%s' can't be written: %s".formatted(file, e), e);
    }
  }

  void write(Path file) {
    JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file, this);
  }
}
