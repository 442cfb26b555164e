package dev.engram.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for bash, 3.2 of macOS included: a table of what can be written, and a function that reads it. */
public final class BashScript {

  /**
   * Bash hands over the words of the line, taken apart at = and : as well. Those before the one to complete tell which
   * command it belongs to, which option it is the value of, or which of the arguments it is.
   */
  private static final String SCRIPT = """
      # Completes the command line of engram in bash. In ~/.bashrc: source <(engram completion bash)

      # Sets what to offer to a command for its options, for an option of it, or for the argument at a place.
      # Fails for what is none of these, a flag for instance, which has no value to complete.
      _engram_offer() {
        words='' files=''
        case "$1 $2" in
      TABLE
          *) return 1 ;;
        esac
      }

      _engram() {
        local IFS=$' \\t\\n' command='' option='' place=0 prefix='' current words files word i
        COMPREPLY=()
        for ((i = 1; i < COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
          case $word in
            = | :) # with what follows, a part of the value before
              [ -n "$option" ] || i=$((i + 1))
              ;;
            *)
              if [ -n "$option" ]; then
                option=''
              elif [[ $word == -* ]]; then
                if _engram_offer "$command" "$word"; then option=$word; fi
              elif [ -z "$command" ]; then
                command=$word
              else
                place=$((place + 1))
              fi
              ;;
          esac
        done
        [ "$i" -eq "$COMP_CWORD" ] || return 0

        current=${COMP_WORDS[COMP_CWORD]}
        if [ "$current" = = ]; then
          current=''
        elif [ -z "$option" ] && [[ $current == --*=* ]]; then
          option=${current%%=*} prefix=${current%%=*}= current=${current#*=}
        fi
        if [ -n "$option" ]; then
          _engram_offer "$command" "$option"
        elif [[ $current == -* ]]; then
          _engram_offer "$command" options
        else
          _engram_offer "$command" "$place"
        fi

        if [ -z "$files" ]; then
          compopt +o default 2>/dev/null
        elif [ -n "$words" ]; then
          compopt -o filenames 2>/dev/null
        fi
        while IFS= read -r word; do
          COMPREPLY+=("$word")
        done < <(
          compgen -P "$prefix" -W "$words" -- "$current"
          if [ -n "$words" ] && [ -n "$files" ]; then compgen -P "$prefix" -f -- "$current"; fi
        )
      }

      # files are bash's own business where there is nothing else to offer
      complete -o default -F _engram engram
      """;

  private BashScript() {}

  /** @param engram the whole command line */
  public static String of(CommandSpec engram) {
    List<String> table = new ArrayList<>();
    table.add(entry("", "0", "words='" + String.join(" ", engram.subcommands().keySet()) + "'"));
    table.add(options("", engram));
    engram.subcommands().forEach((name, command) -> table.addAll(entries(name, command.getCommandSpec())));
    return SCRIPT.replace("TABLE", String.join("\n", table));
  }

  private static List<String> entries(String name, CommandSpec command) {
    List<String> entries = new ArrayList<>();
    entries.add(options(name, command));
    for (OptionSpec option : command.options()) {
      if (Offer.takesValue(option) && !option.hidden()) {
        entries.add(entry(name, option.longestName(), offer(option)));
      }
    }
    for (PositionalParamSpec argument : command.positionalParameters()) {
      entries.add(entry(name, String.valueOf(argument.index().min()), offer(argument)));
    }
    return entries;
  }

  private static String options(String name, CommandSpec command) {
    String options = command.options()
        .stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> Stream.of(option.names()))
        .collect(Collectors.joining(" "));
    return entry(name, "options", "words='" + options + "'");
  }

  private static String offer(ArgSpec value) {
    Offer offer = Offer.of(value);
    String words = offer.words().isEmpty() ? "" : "words='" + offer.joined() + "'";
    return (words + (offer.files() ? " files=yes" : "")).strip();
  }

  private static String entry(String command, String what, String assignments) {
    return "    '" + command + " " + what + "') " + assignments + (assignments.isEmpty() ? ";;" : " ;;");
  }
}
