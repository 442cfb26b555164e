package dev.engram.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard's pages as the service sends them; the tests of package browser open them. */
class PagesTest extends ServiceTest {

  private Answer page(String path) {
    return caller.unchecked().get(path, "Accept", "text/html,application/xhtml+xml");
  }

  private static Document html(Answer answer) {
    assertThat(answer.contentType()).startsWith("text/html");
    return Jsoup.parse(answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/jobs/rows", "/sweeps", "/sweeps/rows", "/sweeps/new", "/jobs/new", "/compare", "/system",
          "/system/now", "/?state=&cell=&label=", "/?state=RUNNING&cell=lstm&label=a:b&size=1000"})
  void pagesAreThere(String path) {
    assertThat(page(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/jobs/job_none", "/jobs/job_none/cell", "/jobs/job_none/now", "/sweeps/swp_none",
      "/compare?job=job_none", "/jobs/new?like=job_none", "/nothing/here", "/assets/none.js"})
  void whatThereIsNotIsSaidOnAPage(String path) {
    Answer answer = page(path);
    assertThat(answer.status()).isEqualTo(404);
    Document page = html(answer);
    assertThat(page.select("h1").text()).isEqualToIgnoringCase("not found");
    assertThat(page.select("main a[href=/]").text()).isEqualTo("To all jobs");
  }

  @ParameterizedTest
  @CsvSource({"/?state=DONE,state", "/?size=many,size"})
  void aFilterThatIsNotUnderstoodIsSaidOnAPage(String path, String name) {
    Answer answer = page(path);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(html(answer).select("main").text()).contains(name);
  }

  @Test
  void programsGetProblemDocumentsAsBefore() {
    Answer answer = caller.unchecked().get("/nothing/here");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.contentType()).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/jobs/new", "/assets/engram.css", "/v1/jobs", "/v1/jobs/job_none", "/livez"})
  void nothingFromElsewhereRuns(String path) {
    String policy = caller.unchecked().get(path).headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy).startsWith("default-src 'none'").doesNotContain("http", "*", "script-src 'self' 'unsafe");
  }

  @Test
  void noPageHasAScriptOrAStyleWithin() {
    for (String path : List.of("/", "/jobs/new", "/sweeps/new", "/sweeps", "/system", "/compare")) {
      Document page = html(page(path));
      assertThat(page.select("script:not([src]), style, [style]")).as(path).isEmpty();
      assertThat(page.getAllElements()
          .stream()
          .flatMap(element -> element.attributes().asList().stream())
          .filter(attribute -> attribute.getKey().startsWith("on"))).as(path).isEmpty();
      assertThat(page.select("[src], link[href]")).as(path)
          .allSatisfy(element -> assertThat(element.attr("src") + element.attr("href")).startsWith("/"));
    }
  }

  /** Whatever a page loads is there, and is asked for again when it may have changed. */
  @Test
  void whatPagesLoadIsServed() {
    Document page = html(page("/jobs/new"));
    for (String address : page.select("script[src], link[href], img[src]")
        .stream()
        .map(element -> element.attr("src") + element.attr("href"))
        .toList()) {
      Answer answer = caller.unchecked().get(address);
      assertThat(answer.status()).as(address).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control")).as(address).contains("no-cache");
      String changed = answer.headers().firstValue("Last-Modified").orElseThrow();
      assertThat(caller.unchecked().get(address, "If-Modified-Since", changed).status()).as(address).isEqualTo(304);
    }
  }

  @Test
  void aSnippetIsJava() {
    Answer answer = caller.unchecked().postJson("/snippets/jobs", Specs.smallest("lstm", 7));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("PalindromeSpec.ofLength(7)", "http://127.0.0.1:" + port);
    assertThat(caller.unchecked().postJson("/snippets/jobs", "{\"cell\": 7}").status()).isEqualTo(400);
  }
}
