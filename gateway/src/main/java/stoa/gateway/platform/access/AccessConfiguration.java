package stoa.gateway.platform.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import stoa.gateway.platform.Faces;
import stoa.gateway.platform.http.ReplyWriter;
import stoa.vault.TokenKeys;

/** Spring Security for the faces: stateless, by token, and only on routes that ask who calls. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    JwtDecoder jwtDecoder(TokenKeys keys, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256),
                (selector, context) -> selector.select(keys.publicKeys())));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        JwtTimestampValidator notExpired = new JwtTimestampValidator(Duration.ZERO);
        notExpired.setClock(clock);
        decoder.setJwtValidator(notExpired);
        return decoder;
    }

    @Bean
    AuthenticationManager resourceServer(JwtDecoder decoder) {
        return new ProviderManager(new JwtAuthenticationProvider(decoder));
    }

    /** Not for the container to run: its place is in the chain below. */
    @Bean
    FilterRegistrationBean<CallerFilter> callerFilter(
            Faces faces, CallerRoutes routes, AccessTokens tokens, TokenDelivery delivery, SessionWatch sessions) {
        FilterRegistrationBean<CallerFilter> registration =
                new FilterRegistrationBean<>(new CallerFilter(faces, routes, tokens, delivery, sessions));
        registration.setEnabled(false);
        return registration;
    }

    /** The faces measure requests; what measures filters is wrapped around each of them even when switched off. */
    @Bean
    SecurityObservationSettings withoutObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain callers(
            HttpSecurity http, Denials denials, CallerRoutes routes, FilterRegistrationBean<CallerFilter> filter) {
        return http.securityMatcher(request -> routes.accessOf(request) != CallerRoutes.Access.PUBLIC)
                .csrf(AbstractHttpConfigurer::disable) // Foreign origins are turned away before.
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(filter.getFilter(), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                request -> routes.accessOf(request) == CallerRoutes.Access.OPTIONAL)
                        .permitAll()
                        .anyRequest()
                        .access(denials))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(denials).accessDeniedHandler(denials))
                .build();
    }

    /** Only paths are judged by the firewall: what a header or a parameter may hold, who reads it decides. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedParameterValues(value -> true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedPaths(Faces faces, ReplyWriter replies) {
        return (request, response, rejected) ->
                replies.write(faces.of(request).failure(HttpStatus.BAD_REQUEST.value()), response);
    }
}
