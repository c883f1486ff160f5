package dev.vitals.finding;

import dev.vitals.rule.RuleSource;

/** Whose findings a list shows, where it is not narrowed to one product. */
enum FindingVoice {
    /** What scores are made of. */
    SCORED("scored", "Vitals and your own rules", RuleSource.OURS),
    CATALOGUE("vitals", "Vitals", RuleSource.OURS + " and f.rule_id <> all (string_to_array(:own, ','))"),
    OWN("own", "Your own", "f.rule_id = any (string_to_array(:own, ','))"),
    REPORTED("reported", "Other products", "not " + RuleSource.OURS);

    private final String word;
    private final String label;
    private final String condition;

    FindingVoice(String word, String label, String condition) {
        this.word = word;
        this.label = label;
        this.condition = condition;
    }

    /** In the address. */
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /** On the table {@code f}; {@code :own} holds the ids of the organization's own rules. */
    String condition() {
        return condition;
    }
}
