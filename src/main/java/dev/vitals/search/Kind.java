package dev.vitals.search;

import java.util.Locale;

/** What can be searched for, in the order in which it is shown. */
enum Kind {
    FINDINGS("Findings", "finding"),
    RESOURCES("Resources", "resource"),
    SAFEGUARDS("Safeguards", "safeguard"),
    RULES("Rules", "rule"),
    ACCOUNTS("Accounts", "account");

    private final String title;
    private final String one;

    Kind(String title, String one) {
        this.title = title;
        this.one = one;
    }

    public String title() {
        return title;
    }

    /** One of them, for counts. */
    public String one() {
        return one;
    }

    /** As the address says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
