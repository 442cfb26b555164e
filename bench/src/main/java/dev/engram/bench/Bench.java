package dev.engram.bench;

import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code engram bench}. */
@Command(name = "engram bench", usageHelpWidth = 100, description = "Compares Engram's training step with its peers,"
    + " which take turns in one process, and measures packs, slots, memory and single operations. Give it the machine"
    + " alone; it takes about thirteen minutes.",
    footer = {"", "Examples:", "  engram bench --only steps",
        "  engram bench --with-pytorch python3 --json bench.json"})
public final class Bench implements Callable<Integer> {

  private static final int FAILED = 1;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the result as JSON.")
  private @Nullable Path json;

  @Option(names = "--device", paramLabel = "cpu|cuda|cuda:N",
      description = "Where to compute (default ${DEFAULT-VALUE}).")
  private String device = "cpu";

  @Option(names = "--with-pytorch", paramLabel = "PYTHON",
      description = "Also compare with the PyTorch of this Python, in the same turns.")
  private @Nullable String python;

  @Option(names = "--only", paramLabel = "SECTION", split = ",",
      description = "Only these of: steps, packs, slots, growth, memory, operations.")
  private Set<String> only = new LinkedHashSet<>();

  @Option(names = "--quick", description = "Tiny sizes and turns: shows that all of it runs, and measures nothing.")
  private boolean quick;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine bench = new CommandLine(new Bench());
    bench.getCommandSpec()
        .addOption(OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help and exit.")
            .build());
    return bench.setExecutionExceptionHandler((failure, commandLine, parsed) -> {
      if (failure instanceof BenchException) {
        commandLine.getErr().println("engram bench: " + failure.getMessage());
        return FAILED;
      }
      throw failure;
    });
  }

  @Override
  public Integer call() {
    Devices devices = Devices.load();
    ComputeDevice place = devices.find(device)
        .orElseThrow(() -> new BenchException("this machine has no device '%s'".formatted(device)));
    Setting setting = new Setting(devices, place, quick ? Scale.QUICK : Scale.FULL);
    Report.Machine machine = Report.Machine.of(setting);
    System.out.println(machine);
    if (python == null) {
      return run(setting, machine, otherPeers());
    }
    try (PyTorchProcess pyTorch = PyTorchProcess.start(python, place.id())) {
      System.out.println(pyTorch.version());
      List<PeerFactory> others = otherPeers();
      others.addAll(pyTorch.factories());
      return run(setting, machine, others);
    }
  }

  private int run(Setting setting, Report.Machine machine, List<PeerFactory> others) {
    List<Section> sections = List.of(new StepSection(others), new PackSection(others), new SlotSection(),
        new GrowthSection(), new MemorySection());
    checkNames(sections);
    if (json != null) {
      Report.checkWritable(json); // before it takes minutes to measure
    }
    List<Row> rows = new ArrayList<>();
    List<Operation> operations = new ArrayList<>();
    try {
      measure(sections, setting, rows, operations);
    } finally { // what was measured before a failure is not lost
      if (json != null) {
        new Report(machine, Instant.now(), rows, operations).write(json);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void measure(List<Section> sections, Setting setting, List<Row> rows, List<Operation> operations) {
    if (!quick && sections.stream().anyMatch(section -> isWanted(section.name()))) {
      WarmUp.of(otherPeers(), setting);
    }
    for (Section section : sections) {
      if (isWanted(section.name())) {
        System.out.printf("%n%s: %s%n%s%n", section.name(), section.says(), Row.HEADER);
        section.measure(setting, row -> {
          System.out.println(row);
          rows.add(row);
        });
      }
    }
    if (isWanted(Operations.NAME)) {
      System.out.printf("%n%s: single operations on the CPU, B = H = 128%n", Operations.NAME);
      operations.addAll(Operations.measure(quick));
      operations.forEach(System.out::println);
    }
  }

  private boolean isWanted(String section) {
    return only.isEmpty() || only.contains(section);
  }

  private void checkNames(List<Section> sections) {
    Set<String> names = new LinkedHashSet<>(sections.stream().map(Section::name).toList());
    names.add(Operations.NAME);
    for (String name : only) {
      if (!names.contains(name)) {
        throw new BenchException("no section '%s'; there are %s".formatted(name, String.join(", ", names)));
      }
    }
  }

  /** Those that a profile of the build has added. */
  private static List<PeerFactory> otherPeers() {
    List<PeerFactory> others = new ArrayList<>();
    ServiceLoader.load(PeerFactory.class).forEach(others::add);
    return others;
  }
}
