package dev.vitals.identity;

import dev.vitals.identity.OperatorStore.Operator;
import dev.vitals.postgres.RowSecurity;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Everything needs a sign-in but the door itself and its paint. What a route needs beyond that is {@link RouteGuard}'s. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** No inline script or style anywhere, nothing from elsewhere, no framing. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http, SignInOutcome outcome, CurrentMember current, RowSecurity security, List<SignInWay> ways)
            throws Exception {
        for (SignInWay way : ways) {
            way.open(http);
        }
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login", "/*.css", "/*.svg", "/actuator/health/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(outcome.welcome())
                        .failureHandler(outcome.refusal()))
                .logout(logout -> logout.addLogoutHandler(outcome).logoutSuccessUrl("/login?out"))
                .addFilterAfter(new ScopeFilter(current, security), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(coop -> coop.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService operators(OperatorStore store, MemberStore members) {
        return name -> store.find(name)
                .flatMap(operator -> person(operator, members))
                .orElseThrow(() -> new UsernameNotFoundException("No such operator"));
    }

    private static java.util.Optional<LocalPerson> person(Operator operator, MemberStore members) {
        return members.find(BuiltInOperator.LOCAL, operator.name())
                .map(member -> new LocalPerson(member, operator.name(), operator.passwordHash()));
    }
}
