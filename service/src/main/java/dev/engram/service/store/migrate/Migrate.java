package dev.engram.service.store.migrate;

import dev.engram.service.system.MovedStore;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;

/** The program {@code ./engram migrate}. */
final class Migrate {

  private final PrintStream out;
  private final PrintStream err;

  Migrate(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    LoggingSystem.get(Migrate.class.getClassLoader()).beforeInitialize(); // what matters is told by this program itself
    System.exit(new Migrate(System.out, System.err).run(arguments, System.getenv()));
  }

  int run(String[] arguments, Map<String, String> environment) {
    try {
      migrate(Request.read(arguments, environment));
      return 0;
    } catch (Refusal refusal) {
      err.println("engram: " + refusal.getMessage());
      return refusal.exitCode();
    }
  }

  private void migrate(Request request) {
    try (Source source = Source.open(request.data()); Target target = Target.open(request)) {
      err.println("From " + request.data() + " to " + request.target());
      Migration.Outcome outcome = new Migration(source, target, err).run();
      mark(request);
      new Summary(request, out).print(outcome, source.folderMarker());
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure, request);
    }
  }

  /** After the commit: a mark without it would keep an Engram from jobs that are nowhere else. */
  private void mark(Request request) {
    MovedStore moved = new MovedStore(request.data());
    try {
      moved.movedTo(request.url());
    } catch (IOException e) {
      err.println(
          "engram: all is moved, but %s can't be written. Start no Engram on %s any more.".formatted(moved.mark(),
              request.data()));
    }
  }
}
