package dev.vitals.rule;

import dev.vitals.collect.CollectorCatalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the rules and what reads for them into the application. */
@Configuration(proxyBeanMethods = false)
class RuleConfiguration {

    @Bean
    RuleCatalogue ruleCatalogue() {
        return RuleCatalogue.discover();
    }

    @Bean
    RuleEngine ruleEngine(RuleCatalogue rules, CollectorCatalogue collectors) {
        return new RuleEngine(rules, collectors.kinds());
    }
}
