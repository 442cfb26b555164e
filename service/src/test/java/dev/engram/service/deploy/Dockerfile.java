package dev.engram.service.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The instructions of the image.
 *
 * @param global before the first stage
 */
record Dockerfile(List<Instruction> global, List<Stage> stages) {

  static final Path ROOT = Path.of("..");

  /** One line, or several that a backslash joins. */
  record Instruction(String name, String arguments) {}

  record Stage(String name, String base, List<Instruction> instructions) {

    List<String> all(String instruction) {
      return instructions.stream()
          .filter(each -> each.name().equals(instruction))
          .map(Instruction::arguments)
          .toList();
    }

    String last(String instruction) {
      return all(instruction).getLast();
    }

    /** What an ENV of this stage sets a variable to. */
    String variable(String variable) {
      return all("ENV").stream()
          .flatMap(line -> List.of(line.split("\\s+")).stream())
          .filter(pair -> pair.startsWith(variable + "="))
          .map(pair -> pair.substring(variable.length() + 1))
          .reduce((first, second) -> second)
          .orElseThrow(() -> new NoSuchElementException(variable));
    }
  }

  static Dockerfile read() throws IOException {
    String text = Files.readString(ROOT.resolve("Dockerfile"))
        .replaceAll("(?m)^\\s*#.*\\R?", "")
        .replaceAll("\\\\\\R", " ");
    List<Instruction> global = new ArrayList<>();
    List<Stage> stages = new ArrayList<>();
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      String[] parts = line.strip().split("\\s+", 2);
      Instruction instruction = new Instruction(parts[0], parts[1].strip());
      if (instruction.name().equals("FROM")) {
        String[] from = instruction.arguments().split("\\s+");
        stages.add(new Stage(from[2], from[0], new ArrayList<>()));
      } else {
        (stages.isEmpty() ? global : stages.getLast().instructions()).add(instruction);
      }
    }
    return new Dockerfile(global, stages);
  }

  Stage stage(String name) {
    return stages.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name));
  }

  /** What an ARG before the first stage is unless a build says otherwise. */
  String argument(String name) {
    return global.stream()
        .filter(each -> each.name().equals("ARG") && each.arguments().startsWith(name + "="))
        .map(each -> each.arguments().substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name));
  }
}
