package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Role;
import dev.engram.service.http.Routes.Route;
import dev.engram.service.http.Routes.Whose;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route, for every role, with what is the caller's own and with what is not. */
class AuthorizationMatrixTest extends KeyedServiceTest {

  private static final List<String> OWNERS = List.of("ada", "bob");

  /** By owner and role; the same for all cases, as each key is a row of the store. */
  private static final Map<String, Map<Role, String>> KEYS = new HashMap<>();
  /** What is only looked at, by owner. */
  private static final Map<String, String> JOBS = new HashMap<>();
  private static final Map<String, String> SWEEPS = new HashMap<>();

  @Autowired
  private List<RequestMappingHandlerMapping> mappings;

  @BeforeEach
  void owners() {
    if (KEYS.isEmpty()) {
      for (String owner : OWNERS) {
        Map<Role, String> keys = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
          keys.put(role, give(owner, role).path("secret").stringValue());
        }
        KEYS.put(owner, keys);
        JOBS.put(owner, newJob(owner));
        SWEEPS.put(owner, newSweep(owner));
      }
      JOBS.values().forEach(admin::awaitEnd);
    }
  }

  private Caller caller(String owner, Role role) {
    return stranger.withKey(KEYS.get(owner).get(role));
  }

  private String newJob(String owner) {
    return caller(owner, Role.USER).submit(Specs.tiny("rnn"));
  }

  private String newSweep(String owner) {
    return caller(owner, Role.USER).submitSweep(Specs.read("""
        {"base": %s, "axes": {"cell": ["rnn"], "length": [5], "seed": [1]}}"""
        .formatted(Specs.with(Specs.tiny("rnn"), "/seed", "1").without(List.of("cell", "task", "seed")))));
  }

  @Test
  void everyRouteIsInTheTable() {
    Set<String> routes = new TreeSet<>();
    for (RequestMappingHandlerMapping mapping : mappings) {
      mapping.getHandlerMethods().keySet().forEach(route -> routes.addAll(names(route)));
    }
    routes.removeIf(route -> route.endsWith(" /error")); // where the server sends those who were refused

    assertThat(routes).isEqualTo(new TreeSet<>(Routes.all().stream().map(Route::name).toList()));
  }

  private static List<String> names(RequestMappingInfo route) {
    Set<String> methods = route.getMethodsCondition().getMethods().isEmpty()
        ? Set.of("ANY")
        : new TreeSet<>(route.getMethodsCondition().getMethods().stream().map(Enum::name).toList());
    return methods.stream()
        .flatMap(method -> route.getPatternValues().stream().map(path -> method + " " + path))
        .toList();
  }

  static Stream<Route> routes() {
    return Routes.all().stream();
  }

  static Stream<Route> closed() {
    return routes().filter(route -> route.least() != null);
  }

  @ParameterizedTest
  @MethodSource("closed")
  void nobodyIsLetInWithoutAKey(Route route) {
    String path = route.at("none");
    Answer program = send(stranger, route, path, "application/json");
    assertThat(program.status()).as(program.body()).isEqualTo(401);
    assertThat(program.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(program.json().path("code").stringValue()).isEqualTo("UNAUTHENTICATED");
    if (route.method().equals("GET")) {
      Answer reader = send(stranger.unchecked(), route, path, "text/html");
      assertThat(reader.status()).isEqualTo(302);
      assertThat(reader.header("Location")).contains("/login?next=");
    }
  }

  @ParameterizedTest
  @MethodSource("closed")
  void nobodyIsLetInWithAKeyThatIsNone(Route route) {
    String madeUp = "egm_01m8atrmfz8ngyf8dyeyj49ph3_" + "0".repeat(48);
    for (String key : List.of("x", madeUp, KEYS.get("ada").get(Role.ADMIN).replaceFirst(".$", "-"))) {
      assertThat(send(stranger.withKey(key), route, route.at("none"), "application/json").status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @MethodSource("closed")
  void whoHasARoleMayDoWhatItMayWithWhatIsTheirs(Route route) {
    for (Role role : Role.values()) {
      Answer answer = send(caller("ada", role), route, route.at(idOf("ada", route)), route.accept());
      if (role.compareTo(route.least()) < 0) {
        isForbidden(answer, role, route);
      } else {
        isLetThrough(answer, route);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void whatIsSomebodyElsesIsNotThereButForAdmins(Route route) {
    if (route.whose() == Whose.NOBODYS) {
      return;
    }
    for (Role role : Role.values()) {
      String id = idOf("bob", route);
      Answer answer = send(caller("ada", role), route, route.at(id), route.accept());
      if (role == Role.ADMIN) {
        isLetThrough(answer, route);
      } else if (role.compareTo(route.least()) < 0) {
        isForbidden(answer, role, route);
      } else {
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no %s".formatted(route.whose().noun()), id);
      }
    }
  }

  private static void isForbidden(Answer answer, Role role, Route route) {
    assertThat(answer.status()).as("%s %s: %s", role, route, answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("takes the role " + route.least().name().toLowerCase(Locale.ROOT));
  }

  /** Whatever else is wrong with the request. */
  private static void isLetThrough(Answer answer, Route route) {
    assertThat(answer.status()).as("%s: %s", route, answer.body()).isNotIn(401, 403, 429, 500, 503);
    if (route.whose() != Whose.NOBODYS) {
      assertThat(answer.body()).doesNotContain("There is no job", "There is no sweep");
    }
  }

  /** Of a job or a sweep, which is a new one where the request may change it. */
  private String idOf(String owner, Route route) {
    boolean looks = route.method().equals("GET");
    return switch (route.whose()) {
      case NOBODYS -> "key_none";
      case A_JOBS -> looks ? JOBS.get(owner) : newJob(owner);
      case A_SWEEPS -> looks ? SWEEPS.get(owner) : newSweep(owner);
    };
  }

  private static Answer send(Caller caller, Route route, String path, String accept) {
    BodyPublisher body = route.method().equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody();
    return caller.send(route.method(), path, body, "Content-Type", "application/json", "Accept", accept);
  }

  @Test
  void listsHaveWhatTheirReadersOwn() {
    Caller reader = caller("ada", Role.READER);
    String own = JOBS.get("ada");
    String foreign = JOBS.get("bob");

    for (String list : List.of("/v1/jobs?pageSize=1000", "/", "/jobs/rows?size=1000",
        "/v1/jobs?pageSize=1000&cell=rnn")) {
      assertThat(reader.get(list).body()).as(list).contains(own).doesNotContain(foreign);
      assertThat(caller("ada", Role.ADMIN).get(list).body()).as(list).contains(own, foreign);
    }
    for (String list : List.of("/v1/sweeps?pageSize=1000", "/sweeps", "/sweeps/rows")) {
      assertThat(reader.get(list).body()).as(list).contains(SWEEPS.get("ada")).doesNotContain(SWEEPS.get("bob"));
    }
    assertThat(reader.jobsOf(SWEEPS.get("bob"))).isEmpty();
  }

  @Test
  void whatIsSubmittedBelongsToTheOwnerOfTheKeyAndSoDoesWhatBecomesOfIt() {
    Caller ada = caller("ada", Role.USER);
    assertThat(ada.job(JOBS.get("ada")).path("owner").stringValue()).isEqualTo("ada");

    Answer fork = caller("bob", Role.ADMIN).postJson("/v1/jobs/%s/fork".formatted(JOBS.get("ada")), """
        {"extraSteps": 10}""");
    assertThat(fork.json().path("owner").stringValue()).isEqualTo("bob");

    ada.awaitSweep(SWEEPS.get("ada"), sweep -> sweep.path("terminal").booleanValue());
    assertThat(ada.jobsOf(SWEEPS.get("ada"))).extracting(job -> job.path("owner").stringValue()).containsOnly("ada");
  }

  @Test
  void aComparisonOfForeignJobsShowsNone() {
    assertThat(caller("ada", Role.READER).get("/compare?job=%s&job=%s".formatted(JOBS.get("ada"), JOBS.get("bob")))
        .status()).isEqualTo(404);
  }
}
