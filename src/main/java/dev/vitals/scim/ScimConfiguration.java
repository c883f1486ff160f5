package dev.vitals.scim;

import dev.vitals.token.CallRate;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** The chain before {@code /scim}: a provider's credential, no session, no cookie. */
@Configuration(proxyBeanMethods = false)
class ScimConfiguration {

    @Bean
    @Order(2)
    SecurityFilterChain scim(HttpSecurity http, ProviderStore store, CallRate rate, Clock clock) throws Exception {
        return http.securityMatcher("/scim/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, failure) -> ScimFilter.nobody(request, response))
                        .accessDeniedHandler((request, response, failure) -> ScimFilter.nobody(request, response)))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .addFilterBefore(new ScimFilter(store, rate, clock), AnonymousAuthenticationFilter.class)
                .build();
    }
}
