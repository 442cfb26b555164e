package dev.engram.service.web;

import dev.engram.api.Problem;
import dev.engram.service.web.Problems.Code;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * Problem documents for requests that Tomcat itself refuses, such as a malformed path: no filter ever sees those, or sees
 * their end.
 */
public final class ProblemValve extends ErrorReportValve {

  private static final String DOCUMENT = """
      {"type":"%s","title":"%s","status":%d,"detail":"%s",%s"code":"%s","requestId":"%s"}""";

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    Code code = isOfCaller(status) ? Code.MALFORMED_REQUEST : Problems.codeOf(status);
    String given = RequestIds.of(request);
    String id = given == null ? UUID.randomUUID().toString() : given;
    response.setHeader(RequestIds.HEADER, id);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setCharacterEncoding("UTF-8");
    try {
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(String.format(Locale.ROOT, DOCUMENT, Problems.type(code), status.getReasonPhrase(),
            status.value(), detail(status, given != null), instance(request), code, id));
        response.finishResponse();
      }
    } catch (IOException gone) {
      // the caller has hung up: there is nobody left to tell
      container.getLogger().debug("no answer to a malformed request", gone);
    }
  }

  /** What HTTP wants a 5xx for though nothing is wrong with the server. */
  private static boolean isOfCaller(HttpStatus status) {
    return status == HttpStatus.NOT_IMPLEMENTED || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED;
  }

  private static String detail(HttpStatus status, boolean filtersSawIt) {
    return switch (status) {
      case NOT_IMPLEMENTED -> "The Transfer-Encoding is not known; it must be chunked or left out.";
      case HTTP_VERSION_NOT_SUPPORTED -> "The version of HTTP is not known; it must be 1.0 or 1.1.";
      default -> filtersSawIt
          ? "The body can't be read; it must have the announced length or well-formed chunks."
          : "The request line or a header is malformed.";
    };
  }

  /** The path as it was written; left out where it can't be told what the path is. */
  private static String instance(Request request) {
    try {
      String path = request.getRequestURI();
      return path == null || path.isEmpty() ? "" : "\"instance\":\"%s\",".formatted(new URI(path).toASCIIString());
    } catch (URISyntaxException malformed) {
      return "";
    }
  }

  /** Puts the valve in the place of Tomcat's own. */
  @Configuration(proxyBeanMethods = false)
  static class Installation {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve() {
      return factory -> factory.addContextCustomizers(context -> {
        if (context.getParent() instanceof StandardHost host) {
          host.setErrorReportValveClass(ProblemValve.class.getName());
        }
      });
    }
  }
}
