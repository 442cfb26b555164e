package dev.engram.service.bench;

import dev.engram.service.bench.KeptConnection.Reply;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who watches one job, and asks for what is new. */
final class Dashboard {

  private static final Pattern LAST_STEP = Pattern.compile("\"lastStep\":([0-9]+)");

  private final KeptConnection connection;
  private final String path;
  private String ifNoneMatch = "";
  private int fromStep;

  Dashboard(KeptConnection connection, String job) {
    this.connection = connection;
    path = "/v1/jobs/" + job;
  }

  /** @return the status of the answer */
  int ask(int turn) throws IOException {
    return switch (turn % 20) {
      case 0 -> connection.get("/v1/jobs", "").status();
      case 5, 15 -> metrics();
      case 10 -> connection.get(path, "").status();
      default -> job();
    };
  }

  private int job() throws IOException {
    Reply reply = connection.get(path, ifNoneMatch);
    ifNoneMatch = "If-None-Match: " + reply.headers().get("etag") + "\r\n";
    return reply.status();
  }

  private int metrics() throws IOException {
    Reply reply = connection.get(path + "/metrics?maxPoints=200&fromStep=" + fromStep, "");
    Matcher lastStep = LAST_STEP.matcher(reply.body());
    if (lastStep.find()) {
      fromStep = Integer.parseInt(lastStep.group(1)) + 1;
    }
    return reply.status();
  }
}
