package dev.engram.service.security;

import dev.engram.service.access.KeyPolicy;
import dev.engram.service.access.LoginCookie;
import dev.engram.service.key.Holders;
import dev.engram.service.key.KeySettings;
import dev.engram.service.key.Logins;
import dev.engram.service.web.Problems;
import dev.engram.service.web.Problems.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who gets through to the routes at all; what each of them then may do, {@link RoutePermissions} says. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  static final String MANAGEMENT_PORT = "local.management.port";

  /** What tells nothing of anybody's: health, the login and what it looks like. */
  private static final String[] OPEN = {"/livez", "/readyz", "/login", "/assets/**", "/webjars/**"};

  /** On any address but loopback keys are required, always. */
  @Bean
  static KeyPolicy keyPolicy(ServerProperties server, KeySettings settings) {
    InetAddress address = server.getAddress();
    return new KeyPolicy(settings.requireKeys() || address == null || !address.isLoopbackAddress());
  }

  /** Each request has its meter already. */
  @Bean
  static SecurityObservationSettings notObserved() {
    return SecurityObservationSettings.noObservations();
  }

  /** Methods, headers and parameters are looked at by what reads them. */
  @Bean
  static HttpFirewall addressesWithoutTricks() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    firewall.setAllowedHeaderNames(any -> true);
    firewall.setAllowedHeaderValues(any -> true);
    firewall.setAllowedParameterNames(any -> true);
    firewall.setAllowedParameterValues(any -> true);
    return firewall;
  }

  @Bean
  static RequestRejectedHandler trickyAddress(Problems problems) {
    return (request, response, trick) -> problems.write(request, response, HttpStatus.BAD_REQUEST,
        Code.MALFORMED_REQUEST,
        "The address has what none of this service's has, such as // or ; or an encoded / or %.");
  }

  @Bean
  SecurityFilterChain everyRequest(HttpSecurity http, KeyPolicy policy, Holders holders, Logins logins,
      RateSettings rate, Problems problems, Environment environment) throws Exception {
    Challenge challenge = new Challenge(problems);
    http.securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .exceptionHandling(handling -> handling.authenticationEntryPoint(challenge).accessDeniedHandler(challenge))
        .authorizeHttpRequests(requests -> {
          if (policy.keysRequired()) { // else everybody is somebody on this machine, and patterns would cost time
            requests.requestMatchers(OPEN).permitAll().requestMatchers(onManagementPort(environment)).permitAll();
          }
          requests.anyRequest().authenticated();
        })
        // headers are ContentPolicy's, and nothing is kept in sessions
        .headers(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .addFilterBefore(new KeyCheck(policy, holders, logins, problems, challenge), AuthorizationFilter.class)
        .addFilterBefore(new RequestRate(rate, problems), AuthorizationFilter.class);
    if (policy.keysRequired()) {
      http.csrf(WebSecurity::ofBrowsers);
    } else {
      http.csrf(AbstractHttpConfigurer::disable); // LoopbackGuard takes no request of other sites
    }
    return http.build();
  }

  /** Browsers send a login by themselves, so a page of ours has to prove itself as well; a key is shown on purpose. */
  private static void ofBrowsers(CsrfConfigurer<HttpSecurity> csrf) {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
    csrf.spa()
        .csrfTokenRepository(tokens)
        .requireCsrfProtectionMatcher(
            request -> KeyCheck.key(request) == null && isOfBrowser(request)
                && CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request));
  }

  private static boolean isOfBrowser(HttpServletRequest request) {
    return LoginCookie.read(request).isPresent() || request.getRequestURI().equals("/login");
  }

  /** Whoever reaches that port, which is not published, may read meters and health. */
  private static RequestMatcher onManagementPort(Environment environment) {
    if (ManagementPortType.get(environment) != ManagementPortType.DIFFERENT) {
      return request -> false;
    }
    return request -> String.valueOf(request.getLocalPort()).equals(environment.getProperty(MANAGEMENT_PORT));
  }
}
