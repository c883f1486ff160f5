package dev.vitals.collect.beanstalk;

import dev.vitals.inventory.Reading;
import java.util.Map;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;

/**
 * An environment.
 *
 * @param options those of the namespaces for managed actions and health, {@code namespace/name} → value; others may hold
 *     credentials and are not kept
 */
public record BeanstalkEnvironment(EnvironmentDescription environment, Reading<Map<String, String>> options) {
    public String name() {
        return String.valueOf(environment.environmentName());
    }
}
