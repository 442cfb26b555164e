package dev.engram.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the command line ends with. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int UNREACHABLE = 3;
  /** What shells report of a process that ended by Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** In the order and words of the help. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put(String.valueOf(DONE), "done");
    meanings.put(String.valueOf(FAILED), "the job or the sweep failed, or can't do what was asked");
    meanings.put(String.valueOf(USAGE), "the command or the request is wrong");
    meanings.put(String.valueOf(UNREACHABLE), "the service can't be reached");
    return meanings;
  }
}
