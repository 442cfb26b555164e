package dev.engram.service.security;

import dev.engram.service.web.Problems;
import dev.engram.service.web.Problems.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What those are told who are not let in: programs that they need a key, readers of pages where to log in. */
final class Challenge implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final Problems problems;

  Challenge(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
      throws IOException {
    if (request.getHeader("HX-Request") != null) { // a part of a page, which must not become the login
      response.setHeader("HX-Redirect", "/login");
    } else if (isPage(request)) {
      response.sendRedirect("/login?next=" + URLEncoder.encode(address(request), StandardCharsets.UTF_8));
      return;
    }
    refuse(request, response,
        "This service asks for an API key: send Authorization: Bearer egm_…, or log in at /login.");
  }

  void unknownKey(HttpServletRequest request, HttpServletResponse response) throws IOException {
    refuse(request, response, "The API key is not known; it may have been revoked, or rotated.");
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, String detail) throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"engram\"");
    problems.write(request, response, HttpStatus.UNAUTHORIZED, Code.UNAUTHENTICATED, detail);
  }

  private static boolean isPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return HttpMethod.GET.matches(request.getMethod()) && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
  }

  private static String address(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  /** A page of another site, or one that was open while its login ended. */
  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    problems.write(request, response, HttpStatus.FORBIDDEN, Code.FORBIDDEN,
        "The request was not made by a page of this service, or by one of an earlier login; reload the page.");
  }
}
