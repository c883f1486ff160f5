package dev.vitals.score;

import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.Settings;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What scores rest on in this installation. */
@Configuration(proxyBeanMethods = false)
class ScoreConfiguration {

    @Bean
    ScoreBasis scoreBasis(
            SafeguardCatalogue safeguards,
            RuleCatalogue rules,
            @Value("${vitals.organization.entity-types:HEALTH_CARE_PROVIDER}") Set<EntityType> organization) {
        return new ScoreBasis(
                safeguards.scoredFor(organization), rules.definitions(), ScoreBasis.hashOf(Settings.defaults()));
    }
}
