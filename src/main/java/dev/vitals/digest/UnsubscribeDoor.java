package dev.vitals.digest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Lets mail programs in that end mails for their readers: they have no session and no token of ours but the one in the
 * address, which nobody else has. The page comes to no data.
 */
@Configuration(proxyBeanMethods = false)
class UnsubscribeDoor {

    private static final int BEFORE_ALL_OTHERS = 10;

    @Bean
    @Order(BEFORE_ALL_OTHERS)
    SecurityFilterChain unsubscribing(HttpSecurity http) throws Exception {
        return http.securityMatcher("/unsubscribe/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(CsrfConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(
                                        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }
}
