package dev.vitals.identity;

import static dev.vitals.route.Right.ACCOUNTS;
import static dev.vitals.route.Right.APPROVE;
import static dev.vitals.route.Right.ASK;
import static dev.vitals.route.Right.ATTEST;
import static dev.vitals.route.Right.AUDIT;
import static dev.vitals.route.Right.EXPORT;
import static dev.vitals.route.Right.IMPORT;
import static dev.vitals.route.Right.KEEP;
import static dev.vitals.route.Right.READ;
import static dev.vitals.route.Right.RULES;
import static dev.vitals.route.Right.SCAN;
import static dev.vitals.route.Right.TRIAGE;

import dev.vitals.route.Right;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What somebody is here. A role is granted on every account or on a group of them. */
public enum Role {
    ADMINISTRATOR("Administrator", EnumSet.allOf(Right.class)),
    COMPLIANCE_OFFICER(
            "Compliance officer", EnumSet.of(READ, EXPORT, SCAN, TRIAGE, ASK, IMPORT, ATTEST, APPROVE, AUDIT, KEEP)),
    SECURITY_ENGINEER("Security engineer", EnumSet.of(READ, EXPORT, SCAN, TRIAGE, IMPORT, RULES, ACCOUNTS)),
    /** Reads, draws samples, asks, and takes evidence away, for a time; every read is logged. */
    AUDITOR("Auditor", EnumSet.of(READ, EXPORT, ASK, AUDIT)),
    VIEWER("Viewer", EnumSet.of(READ));

    private final String title;
    private final Set<Right> rights;

    Role(String title, Set<Right> rights) {
        this.title = title;
        this.rights = Set.copyOf(rights);
    }

    public String title() {
        return title;
    }

    /** As the store and the configuration write it: {@code compliance_officer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean gives(Right right) {
        return rights.contains(right);
    }

    /**
     * The role of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role of(String word) {
        return valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
