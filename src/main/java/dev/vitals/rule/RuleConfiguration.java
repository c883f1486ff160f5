package dev.vitals.rule;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the catalogue of rules into the application. */
@Configuration(proxyBeanMethods = false)
class RuleConfiguration {

    @Bean
    RuleCatalogue ruleCatalogue() {
        return RuleCatalogue.discover();
    }
}
