package dev.engram.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for zsh: the command line in the language of its {@code _arguments}, with what the help says of each. */
public final class ZshScript {

  /** Zsh may read it as a file of its {@code fpath}, whose content is the function itself, or by {@code source}. */
  private static final String SCRIPT = """
      #compdef engram
      # Completes the command line of engram in zsh. In ~/.zshrc: source <(engram completion zsh)

      (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }

      _engram_words_or_files() {
        compadd "$@"
        _files
      }

      _engram() {
        local curcontext=$curcontext state line
        local -A opt_args
        local -a commands
        commands=(
      COMMANDS
        )
        _arguments -C \\
      OPTIONS
          '1:command:->command' \\
          '*::argument:->arguments'
        case $state in
          command) _describe command commands ;;
          arguments)
            case $line[1] in
      ARGUMENTS
            esac
            ;;
        esac
      }

      if [[ $funcstack[1] == _engram ]]; then
        _engram "$@"
      else
        compdef _engram engram
      fi
      """;

  private ZshScript() {}

  /** @param engram the whole command line */
  public static String of(CommandSpec engram) {
    List<String> commands = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    engram.subcommands().forEach((name, command) -> {
      CommandSpec spec = command.getCommandSpec();
      commands.add("    " + quoted(name + ":" + spec.usageMessage().description()[0]));
      arguments.add("        " + name + ") _arguments \\\n"
          + specs(spec).map(one -> "          " + one).collect(Collectors.joining(" \\\n")) + " ;;");
    });
    return SCRIPT.replace("COMMANDS", String.join("\n", commands))
        .replace("OPTIONS", options(engram).map(one -> "    " + one + " \\").collect(Collectors.joining("\n")))
        .replace("ARGUMENTS", String.join("\n", arguments));
  }

  private static Stream<String> specs(CommandSpec command) {
    return Stream.concat(options(command), command.positionalParameters().stream().map(ZshScript::argument));
  }

  private static Stream<String> options(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden()).flatMap(ZshScript::option);
  }

  /** A specification a name; those of one option exclude each other, unless it may be repeated. */
  private static Stream<String> option(OptionSpec option) {
    String exclusion = option.isMultiValue() ? "*" : "(" + String.join(" ", option.names()) + ")";
    String description = "[" + String.join(" ", option.description()).replace("]", "\\]") + "]";
    return Stream.of(option.names())
        .map(name -> Offer.takesValue(option)
            ? exclusion + name + "=" + description + value(option.paramLabel(), Offer.of(option))
            : exclusion + name + description)
        .map(ZshScript::quoted);
  }

  private static String argument(PositionalParamSpec argument) {
    String place = argument.index().isVariable() ? "*" : String.valueOf(argument.index().min() + 1);
    return quoted(place + value(argument.paramLabel(), Offer.of(argument)));
  }

  private static String value(String label, Offer offer) {
    String action = " ";
    if (!offer.words().isEmpty()) {
      action = offer.files() ? "_engram_words_or_files " + offer.joined() : "(" + offer.joined() + ")";
    } else if (offer.files()) {
      action = "_files";
    }
    return ":" + label.replace(":", "\\:") + ":" + action;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
