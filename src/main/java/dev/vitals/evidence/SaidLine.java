package dev.vitals.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a finding or attached to it, and meant for the evidence.
 *
 * @param kind {@code comment} or {@code file}
 * @param words of the comment as they stood at the end, or the file's name
 * @param wordings how often the comment was worded until then; one for a file
 * @param size of the file in bytes; null for a comment
 * @param sha256 of the file's content; null for a comment
 */
record SaidLine(
        long finding,
        String rule,
        String headline,
        String account,
        String kind,
        String by,
        Instant at,
        String words,
        int wordings,
        @Nullable Long size,
        @Nullable String sha256) {

    static final String[] COLUMNS = {
        "finding", "rule", "headline", "account", "kind", "by", "at", "words", "wordings", "bytes", "sha256"
    };

    @Nullable
    Object[] cells() {
        return new @Nullable Object[] {finding, rule, headline, account, kind, by, at, words, wordings, size, sha256};
    }
}
