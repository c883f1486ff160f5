package dev.vitals.hipaa;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the catalogue of safeguards into the application. */
@Configuration(proxyBeanMethods = false)
class SafeguardConfiguration {

    @Bean
    SafeguardCatalogue safeguardCatalogue() {
        return SafeguardCatalogue.load();
    }
}
