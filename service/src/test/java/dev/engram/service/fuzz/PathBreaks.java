package dev.engram.service.fuzz;

import java.util.List;
import java.util.Locale;

/** Paths that lead nowhere, or elsewhere. */
final class PathBreaks {

  static final List<Break> ALL = List.of(
      new Break("an odd segment", Statuses.usualOr(302, 400, 405, 406), (draft, dice) -> {
        String[] segments = draft.path.split("/");
        segments[1 + dice.below(segments.length - 1)] = dice.pick(Odd.IN_PATHS);
        draft.path = String.join("/", segments);
        return true;
      }),
      new Break("something at the end", Statuses.usualOr(400, 405, 406), (draft, dice) -> {
        draft.path += dice.pick("/", "//", "/.", "/..", ".json", ".svg", "%20", ";", ";jsessionid=1", "%2f", "/%2e%2e/",
            ":cancel", "~", ".bak");
        return true;
      }),
      new Break("an empty segment", Statuses.usualOr(400, 405), (draft, dice) -> {
        draft.path = draft.path.replaceFirst("/v1/", dice.pick("//v1/", "/v1//", "/./v1/", "/v1/../v1/", "/v1/;/"));
        return true;
      }),
      new Break("capital letters", Statuses.usualOr(405), (draft, dice) -> {
        draft.path = draft.path.toUpperCase(Locale.ROOT);
        return true;
      }),
      new Break("another place", Statuses.usualOr(302, 400, 405, 406, 415), (draft, dice) -> {
        draft.path = dice.pick("/", "/v1", "/error", "/livez", "/readyz", "/actuator", "/actuator/health",
            "/actuator/env",
            "/actuator/heapdump", "/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/swagger-config",
            "/swagger-ui.html",
            "/swagger-ui/index.html", "/swagger-ui/..%2f..%2fapplication.yaml", "/webjars/x", "/favicon.ico",
            "/META-INF/MANIFEST.MF",
            "/WEB-INF/web.xml", "/application.yaml", "/h2-console", "/robots.txt", "/.env", "/actuator/prometheus",
            "/actuator/info",
            "/actuator/health/readiness", "/actuator/loggers");
        draft.query.clear();
        return true;
      }));

  private PathBreaks() {}
}
