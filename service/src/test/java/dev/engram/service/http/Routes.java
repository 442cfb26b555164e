package dev.engram.service.http;

import dev.engram.api.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who may do what: the least role of each route, and whose the thing is that it is about. */
final class Routes {

  private static final String TABLE = """
      GET     /v1/jobs                                    reader  -
      POST    /v1/jobs                                    user    -
      GET     /v1/jobs/{id}                               reader  job
      DELETE  /v1/jobs/{id}                               user    job
      POST    /v1/jobs/{id}/cancel                        user    job
      POST    /v1/jobs/{id}/pause                         user    job
      POST    /v1/jobs/{id}/resume                        user    job
      POST    /v1/jobs/{id}/fork                          user    job
      GET     /v1/jobs/{id}/metrics                       reader  job
      GET     /v1/jobs/{id}/events                        reader  job
      GET     /v1/jobs/{id}/diagnostics                   reader  job
      GET     /v1/jobs/{id}/checkpoints                   reader  job
      GET     /v1/jobs/{id}/weights                       reader  job
      POST    /v1/jobs/{id}/predictions                   reader  job
      POST    /v1/jobs/{id}/activations                   reader  job
      GET     /v1/jobs/{id}/evaluations                   reader  job
      POST    /v1/jobs/{id}/evaluations                   user    job
      GET     /v1/jobs/{id}/evaluations/{evaluationId}    reader  job
      GET     /v1/sweeps                                  reader  -
      POST    /v1/sweeps                                  user    -
      GET     /v1/sweeps/{id}                             reader  sweep
      DELETE  /v1/sweeps/{id}                             user    sweep
      POST    /v1/sweeps/{id}/cancel                      user    sweep
      POST    /v1/sweeps/{id}/pause                       user    sweep
      POST    /v1/sweeps/{id}/resume                      user    sweep
      POST    /v1/sweeps/{id}/retry                       user    sweep
      POST    /v1/sweeps/{id}/extend                      user    sweep
      GET     /v1/sweeps/{id}/events                      reader  sweep
      GET     /v1/sweeps/{id}/curve                       reader  sweep
      GET     /v1/sweeps/{id}/curve.csv                   reader  sweep
      GET     /v1/sweeps/{id}/curve.svg                   reader  sweep
      GET     /v1/sweeps/{id}/curve.png                   reader  sweep
      GET     /v1/sweeps/{id}/report.html                 reader  sweep
      GET     /v1/sweeps/{id}/report.pdf                  reader  sweep
      GET     /v1/sweeps/{id}/figures/{name}.svg          reader  sweep
      GET     /v1/sweeps/{id}/figures/{name}.png          reader  sweep
      GET     /v1/cells                                   reader  -
      GET     /v1/tasks                                   reader  -
      GET     /v1/optimizers                              reader  -
      GET     /v1/schedules                               reader  -
      GET     /v1/system                                  reader  -
      GET     /v1/keys                                    admin   -
      POST    /v1/keys                                    admin   -
      POST    /v1/keys/{id}/rotate                        admin   -
      DELETE  /v1/keys/{id}                               admin   -
      GET     /v3/api-docs                                reader  -
      GET     /v3/api-docs.yaml                           reader  -
      GET     /v3/api-docs/swagger-config                 reader  -
      GET     /swagger-ui.html                            reader  -
      GET     /                                           reader  -
      GET     /jobs/rows                                  reader  -
      GET     /jobs/new                                   user    -
      GET     /jobs/{id}                                  reader  job
      GET     /jobs/{id}/now                              reader  job
      GET     /jobs/{id}/records                          reader  job
      GET     /jobs/{id}/cell                             reader  job
      GET     /sweeps                                     reader  -
      GET     /sweeps/rows                                reader  -
      GET     /sweeps/new                                 user    -
      GET     /sweeps/{id}                                reader  sweep
      GET     /sweeps/{id}/now                            reader  sweep
      GET     /sweeps/{id}/measured                       reader  sweep
      GET     /sweeps/{id}/figures                        reader  sweep
      GET     /compare                                    reader  -
      GET     /system                                     reader  -
      GET     /system/now                                 reader  -
      POST    /snippets/jobs                              reader  -
      POST    /snippets/sweeps                            reader  -
      GET     /login                                      -       -
      POST    /login                                      -       -
      POST    /logout                                     reader  -
      """;

  private Routes() {}

  /** Whose a thing is. */
  enum Whose {
    NOBODYS, A_JOBS, A_SWEEPS;

    String noun() {
      return this == A_JOBS ? "job" : "sweep";
    }
  }

  /** @param least null: no key is needed */
  record Route(String method, String path, @Nullable Role least, Whose whose) {

    String name() {
      return method + " " + path;
    }

    String at(String id) {
      return path.replace("{id}", id).replace("{name}", "curve").replaceAll("\\{\\w+}", "none");
    }

    /** Pages are for browsers; streams would not end. */
    String accept() {
      return path.startsWith("/v1/") && path.endsWith("/events") ? "application/json" : "*/*";
    }

    @Override
    public String toString() {
      return name();
    }
  }

  static List<Route> all() {
    return TABLE.lines().map(line -> route(line.split(" +"))).toList();
  }

  private static Route route(String[] columns) {
    Role least = Arrays.stream(Role.values())
        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(columns[2]))
        .findFirst()
        .orElse(null);
    return new Route(columns[0], columns[1], least, switch (columns[3]) {
      case "job" -> Whose.A_JOBS;
      case "sweep" -> Whose.A_SWEEPS;
      default -> Whose.NOBODYS;
    });
  }
}
