package dev.vitals.remediation.fix;

import java.util.Map;
import java.util.Optional;

/** What a person said. */
public record FixAnswers(Map<String, String> values) {

    public static final FixAnswers NONE = new FixAnswers(Map.of());

    public FixAnswers {
        values = Map.copyOf(values);
    }

    Optional<String> of(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * An answer that is needed.
     *
     * @throws FixRefusedException where there is none
     */
    String required(FixQuestion question) {
        return of(question.name()).orElseThrow(() -> new FixRefusedException(question.label() + " is needed."));
    }
}
