package dev.vitals.trend;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.rule.RuleDefinition;

/** What a trend is of, within a scope of accounts. */
sealed interface Subject {

    /** As the address says it; empty for everything. */
    String word();

    /** For people. */
    String title();

    /** All safeguards together. */
    record Everything() implements Subject {

        @Override
        public String word() {
            return "";
        }

        @Override
        public String title() {
            return "All safeguards";
        }
    }

    /** One section of the regulation. */
    record OfFamily(Safeguard.Family family) implements Subject {

        static final String KIND = "family:";

        @Override
        public String word() {
            return KIND + family.name().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public String title() {
            return family.title();
        }
    }

    /** One safeguard. */
    record OfSafeguard(Safeguard safeguard) implements Subject {

        static final String KIND = "safeguard:";

        @Override
        public String word() {
            return KIND + safeguard.citation();
        }

        @Override
        public String title() {
            return safeguard.citation() + " " + safeguard.title();
        }

        /** Whether only people can show it, scan or no scan. */
        boolean isOfPeople() {
            return safeguard.proof() == Safeguard.Proof.ATTESTED;
        }
    }

    /** One rule. */
    record OfRule(RuleDefinition rule) implements Subject {

        static final String KIND = "rule:";

        @Override
        public String word() {
            return KIND + rule.id();
        }

        @Override
        public String title() {
            return rule.title();
        }
    }
}
