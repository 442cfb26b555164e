package dev.engram.cli.demo;

import dev.engram.api.Job;
import dev.engram.api.JobResult;
import dev.engram.cli.progress.JobText;
import dev.engram.cli.terminal.Figures;
import dev.engram.cli.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the jobs of the demo show. */
public final class Findings {

  private Findings() {}

  /** A row a job. */
  public static List<String> table(List<Job> jobs) {
    Table table = Table.of("cell", ">T", ">accuracy", "95 % interval", ">steps", ">seconds", ">parameters", "outcome");
    for (Job job : jobs) {
      JobResult result = job.result();
      table.add(
          JobText.cell(job.spec()),
          JobText.length(job.spec()),
          JobText.accuracy(job),
          result == null ? "-" : JobText.interval(result),
          Figures.count(job.progress().step()),
          Figures.seconds(job.runningSeconds()),
          Figures.count(job.parameterCount().total()),
          JobText.outcome(job));
    }
    return table.lines();
  }

  /** Which lengths each cell solved: {@code rnn solved T = 5 and 10 but not 15; lstm solved T = 5, 10 and 15.} */
  public static String sentence(List<Job> jobs) {
    Map<String, List<Job>> ofCell = jobs.stream()
        .collect(Collectors.groupingBy(job -> JobText.cell(job.spec()), LinkedHashMap::new, Collectors.toList()));
    return ofCell.entrySet()
        .stream()
        .map(entry -> entry.getKey() + " " + solvedLengths(entry.getValue()))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static String solvedLengths(List<Job> jobs) {
    Map<Boolean, List<String>> lengths = jobs.stream()
        .collect(
            Collectors.partitioningBy(Findings::solved,
                Collectors.mapping(job -> JobText.length(job.spec()), Collectors.toList())));
    List<String> solved = lengths.getOrDefault(true, List.of());
    List<String> unsolved = lengths.getOrDefault(false, List.of());
    if (solved.isEmpty()) {
      return "did not solve T = " + enumerated(unsolved, "or");
    }
    String solvedText = "solved T = " + enumerated(solved, "and");
    return unsolved.isEmpty() ? solvedText : solvedText + " but not " + enumerated(unsolved, "or");
  }

  private static boolean solved(Job job) {
    JobResult result = job.result();
    return result != null && result.solved();
  }

  private static String enumerated(List<String> words, String conjunction) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " " + conjunction + " " + words.get(last);
  }
}
