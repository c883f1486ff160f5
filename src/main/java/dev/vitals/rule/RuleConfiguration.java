package dev.vitals.rule;

import dev.vitals.collect.CollectorCatalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the catalogue of rules and what is known of them into the application. */
@Configuration(proxyBeanMethods = false)
class RuleConfiguration {

    @Bean
    RuleCatalogue ruleCatalogue() {
        return RuleCatalogue.discover();
    }

    @Bean
    RuleFactTable ruleFactTable() {
        return RuleFactTable.load();
    }

    @Bean
    RuleSheet ruleSheet(RuleFactTable facts, CollectorCatalogue collectors) {
        return new RuleSheet(facts, collectors);
    }
}
