package dev.engram.service.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the writer of reports does with a page that would have it fetch something: none of ours does. */
class PdfTest {

  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void fetchesNothing(@TempDir Path folder) throws Exception {
    HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext("/", exchange -> {
      asked.add(exchange.getRequestURI().toString());
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    });
    elsewhere.start();
    Path file = Files.writeString(folder.resolve("secret.txt"), "the secret of this machine");
    String url = "http://127.0.0.1:%d/".formatted(elsewhere.getAddress().getPort());
    try {
      byte[] pdf = Pdf.of(Jsoup.parse(
          """
              <html><head><title>x</title><link rel="stylesheet" href="%1$slink.css"/>
              <style>@import url('%1$simport.css'); @font-face { font-family: f; src: url('%1$sfont.ttf'); }
                p { background-image: url('%1$sbackground.png'); font-family: f; }</style></head>
              <body><p>text</p><img src="%1$simage.png"/><object data="%1$sobject.svg" type="image/svg+xml"></object>
              <a download="secret.txt" data-content-type="text/plain" href="%2$s">attached</a>
              <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
                <image xlink:href="%1$sinner.png" width="9" height="9"/><use xlink:href="%1$suse.svg#a"/></svg></body></html>
              """
              .formatted(url, file.toUri())));

      assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
      assertThat(asked).isEmpty();
      assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("EmbeddedFile");
    } finally {
      elsewhere.stop(0);
    }
  }
}
