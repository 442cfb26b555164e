package dev.engram.service.web;

import dev.engram.api.Problem;
import dev.engram.service.web.Problems.Code;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
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

/** Problem documents for requests that Tomcat itself refuses, such as a malformed path: no filter ever sees those. */
public final class ProblemValve extends ErrorReportValve {

  private static final String DOCUMENT = """
      {"type":"%s","title":"%s","status":%d,"detail":"The request line or a header is malformed.","code":"%s"}""";

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    Code code = Problems.codeOf(status);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setCharacterEncoding("UTF-8");
    try {
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(String.format(Locale.ROOT, DOCUMENT, Problems.type(code), status.getReasonPhrase(),
            status.value(), code));
        response.finishResponse();
      }
    } catch (IOException gone) {
      // the caller has hung up: there is nobody left to tell
      container.getLogger().debug("no answer to a malformed request", gone);
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
