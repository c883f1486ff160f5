package dev.vitals.hipaa;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the catalogue of safeguards and the proposal beside it into the application. */
@Configuration(proxyBeanMethods = false)
class SafeguardConfiguration {

    @Bean
    SafeguardCatalogue safeguardCatalogue() {
        return SafeguardCatalogue.load();
    }

    @Bean
    Proposal proposal() {
        return Proposal.load();
    }
}
