package dev.vitals.environment;

import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/** What is in force, and who says so. */
@Component
public class Effective {

    private static final String IN_VARIABLE = "environment";

    private final ConfigurableEnvironment environment;

    Effective(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /**
     * A setting as it is.
     *
     * @param value as people may see it: of a secret only whether it is set
     * @param origin {@code environment}, {@code property} or {@code default}
     */
    public record Line(Setting setting, String value, String origin) {

        public boolean isUsual() {
            return origin.equals("default");
        }
    }

    /** Every setting. */
    public List<Line> lines() {
        return Settings.all().stream().map(this::line).toList();
    }

    private Line line(Setting setting) {
        var value = StartCheck.value(environment, setting).orElse("");
        var origin = origin(setting, value);
        if (setting.isSecret()) {
            return new Line(setting, value.isEmpty() ? "not set" : "set", origin);
        }
        return new Line(setting, origin.equals("default") ? setting.usual() : value, origin);
    }

    private String origin(Setting setting, String value) {
        var variables =
                environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        if (!value.isBlank()
                && variables != null
                && setting.variables().stream().anyMatch(variables::containsProperty)) {
            return IN_VARIABLE;
        }
        var isUsual = value.isBlank() || value.equals(setting.usual());
        return isUsual ? "default" : "property";
    }
}
