package dev.vitals.watch;

import io.micrometer.observation.ObservationFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** What is not to be seen in metrics and traces. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

    /** An address names what somebody looks at, and now and then holds a secret; the route it belongs to is enough. */
    @Bean
    ObservationFilter noAddresses() {
        return context -> context.removeHighCardinalityKeyValue("http.url");
    }

    /** A span for each filter of each request tells nobody anything. */
    @Bean
    SecurityObservationSettings quietSecurity() {
        return SecurityObservationSettings.noObservations();
    }
}
