package dev.vitals.score;

import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.rule.RuleBooks;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What scores rest on in this installation. */
@Configuration(proxyBeanMethods = false)
class ScoreConfiguration {

    @Bean
    ScoreBases scoreBases(
            SafeguardCatalogue safeguards,
            RuleBooks books,
            @Value("${vitals.organization.entity-types:HEALTH_CARE_PROVIDER}") Set<EntityType> organization) {
        var counted = safeguards.scoredFor(organization);
        return () -> ScoreBasis.of(counted, books.current());
    }
}
