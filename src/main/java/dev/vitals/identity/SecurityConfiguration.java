package dev.vitals.identity;

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
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Everything needs a sign-in but the door itself and its paint. What a route needs beyond that is {@link RouteGuard}'s. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Nothing of a device is of use to a page of ours, nor to what somebody might smuggle into one. */
    private static final String NO_DEVICES = "accelerometer=(), autoplay=(), camera=(), display-capture=(), "
            + "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
            + "midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http, SignInOutcome outcome, CurrentMember current, RowSecurity security, List<SignInWay> ways)
            throws Exception {
        var door = new Door();
        for (SignInWay way : ways) {
            way.open(http);
        }
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login",
                                "/login/code",
                                "/login/enrol",
                                "/*.css",
                                "/*.svg",
                                "/livez",
                                "/readyz",
                                "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(door).accessDeniedHandler(door))
                .logout(logout -> logout.addLogoutHandler(outcome).logoutSuccessUrl("/login?out"))
                .addFilterBefore(new ContentPolicy(), HeaderWriterFilter.class)
                .addFilterAfter(new ScopeFilter(current, security), AuthorizationFilter.class)
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(NO_DEVICES))
                        .crossOriginOpenerPolicy(coop -> coop.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(corp -> corp.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
                .build();
    }

    /** No text of a database holds the character zero: whoever sends one is told that his request is at fault. */
    @Bean
    HttpFirewall textsThatCanBeKept() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** Who has a password is known elsewhere; without a word here the framework would make somebody up. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("Nobody");
        };
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
