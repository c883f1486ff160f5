package dev.vitals.environment;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Looks at every setting before anything is made of one. All that cannot be is told at once; a variable that nobody knows
 * is only told, for it may be meant for somebody else.
 */
class StartCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(StartCheck.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getParent() != null) {
            return;
        }
        var wrong = wrong(context.getEnvironment());
        if (!wrong.isEmpty()) {
            throw new WrongSettingsException(wrong);
        }
        UnknownVariables.in(context.getEnvironment()).forEach(log::warn);
    }

    static List<String> wrong(Environment environment) {
        return Settings.all().stream()
                .flatMap(setting -> value(environment, setting).flatMap(setting::wrong).stream())
                .toList();
    }

    /** What is said of a setting, by whomever; empty where nobody says anything. */
    static Optional<String> value(Environment environment, Setting setting) {
        return Optional.ofNullable(environment.getProperty(setting.property()));
    }
}
