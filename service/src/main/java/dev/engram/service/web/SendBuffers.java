package dev.engram.service.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * What the operating system holds of answers that nobody takes. Left to itself Linux keeps megabytes for each connection,
 * which a thousand followers who read slowly would take from the training.
 */
@Configuration(proxyBeanMethods = false)
class SendBuffers {

  private static final DataSize SIZE = DataSize.ofKilobytes(64);

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallSendBuffers() {
    return factory -> factory.addConnectorCustomizers(
        connector -> connector.setProperty("socket.txBufSize", String.valueOf(SIZE.toBytes())));
  }
}
