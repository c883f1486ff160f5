package dev.vitals.rule;

import java.util.List;

/**
 * What is known of a rule beside its method.
 *
 * @param id stable
 * @param title what holds when it passes
 * @param safeguards citations of 45 CFR
 * @param config the class of the configuration that it judges
 * @param version raised whenever the same resource could get another verdict
 * @param origin who speaks through it
 */
public record RuleDefinition(
        String id,
        String title,
        Severity severity,
        List<String> safeguards,
        Class<?> config,
        int version,
        Origin origin) {

    /** Who speaks through a rule. */
    public enum Origin {
        /** Vitals' own catalogue. */
        CATALOGUE("Vitals"),
        /** Written by the organization. */
        OWN("Your own"),
        /** Said by another product and repeated here: shown beside the safeguards, never scored. */
        REPORTED("Reported");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether its verdicts count in scores. */
        public boolean isScored() {
            return this != REPORTED;
        }
    }

    /** A rule of the catalogue. */
    public RuleDefinition(
            String id, String title, Severity severity, List<String> safeguards, Class<?> config, int version) {
        this(id, title, severity, safeguards, config, version, Origin.CATALOGUE);
    }
}
