package dev.vitals.collect;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the collectors into the application. */
@Configuration(proxyBeanMethods = false)
class CollectorConfiguration {

    @Bean
    CollectorCatalogue collectorCatalogue() {
        return CollectorCatalogue.discover();
    }
}
