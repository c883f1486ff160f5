package dev.vitals.rule.lists;

import java.util.Set;

/** The versions of SSL and TLS as lists call them. */
public final class Protocols {

    private static final Set<String> STRONG = Set.of("TLSv1.2", "TLSv1.3");

    private Protocols() {}

    /** Whether a version is one that NIST SP 800-52 Rev. 2 allows. */
    public static boolean isStrong(String version) {
        return STRONG.contains(version);
    }
}
