package dev.vitals.token;

import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.ScopeFilter;
import dev.vitals.postgres.RowSecurity;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * The chains before {@code /api} and {@code /actuator}: a token and no session. It needs no CSRF tokens, for nothing that a browser sends by
 * itself lets anybody change something here.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class TokenConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http, TokenEntry entry, CallRate rate, CurrentMember current, RowSecurity security)
            throws Exception {
        var contexts = new PageSession();
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(contexts))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, failure) -> ApiDoor.nobody(request, response))
                        .accessDeniedHandler((request, response, failure) -> ApiDoor.closed(request, response)))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .addFilterBefore(new TokenFilter(entry, rate, contexts), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new ScopeFilter(current, security), AuthorizationFilter.class)
                .build();
    }

    /**
     * The chain before {@code /actuator}, on whichever port: health is told to anybody in a word, in detail and with
     * metrics to who may watch Vitals, by a token. Nothing there changes anything.
     */
    @Bean
    @Order(2)
    SecurityFilterChain watching(HttpSecurity http, TokenEntry entry, CallRate rate, CurrentMember current)
            throws Exception {
        var contexts = new PageSession();
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**", "/actuator/health")
                        .permitAll()
                        .anyRequest()
                        .access((who, request) -> new AuthorizationDecision(WatchDoor.isOpen(current))))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(contexts))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, failure) -> ApiDoor.nobody(request, response))
                        .accessDeniedHandler((request, response, failure) -> ApiDoor.closed(request, response)))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .addFilterBefore(new TokenFilter(entry, rate, contexts), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new WatchDoor(current), AuthorizationFilter.class)
                .build();
    }
}
