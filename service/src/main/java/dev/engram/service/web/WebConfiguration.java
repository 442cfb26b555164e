package dev.engram.service.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.CacheControl;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import tools.jackson.databind.json.JsonMapper;

/** How requests are read and answered. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  /** Of Java: from here on a virtual thread lets others run also while it waits as Tomcat does for a slow reader. */
  private static final int VIRTUAL_THREADS_WAIT_ALONE = 24;

  private final JsonMapper mapper;

  WebConfiguration(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.addCustomConverter(new StrictBodyConverter(mapper));
  }

  /** The libraries of the pages, whose addresses have no versions. */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry.addResourceHandler("/webjars/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(CacheControl.noCache())
        .resourceChain(true)
        .addResolver(new LiteWebJarsResourceResolver());
  }

  /**
   * Streams have a thread each, which costs next to nothing while it waits, and last as long as somebody follows. On an
   * older Java 256 readers that take nothing would hold up all virtual threads.
   */
  @Override
  public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
    SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("stream-");
    threads.setVirtualThreads(Runtime.version().feature() >= VIRTUAL_THREADS_WAIT_ALONE);
    configurer.setTaskExecutor(threads);
    configurer.setDefaultTimeout(0);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new StrictParameters());
  }
}
