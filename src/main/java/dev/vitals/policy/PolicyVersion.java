package dev.vitals.policy;

import dev.vitals.page.DiffLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy, as somebody wrote it.
 *
 * @param version from 1
 * @param body Markdown
 * @param note what that person said of it; may be empty
 * @param approvedBy another person; null while nobody has
 */
record PolicyVersion(
        String policy,
        int version,
        String title,
        String body,
        String note,
        String recordedBy,
        Instant recordedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    private static final int CONTEXT = 2;
    private static final Pattern PLACE = Pattern.compile("\\{[a-z][^{}\\n]{0,60}}");

    public boolean isApproved() {
        return approvedBy != null;
    }

    /** What it changed of an earlier text; empty where nothing. */
    List<DiffLine> since(String before) {
        return DiffLine.between(before.lines().toList(), body.lines().toList(), CONTEXT);
    }

    /** The places that are still to be filled in, each once. */
    static List<String> places(String body) {
        return PLACE.matcher(body).results().map(MatchResult::group).distinct().toList();
    }

    static PolicyVersion of(ResultSet row) throws SQLException {
        var approved = row.getObject("approved_at", OffsetDateTime.class);
        return new PolicyVersion(
                row.getString("policy"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("body"),
                row.getString("note"),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("approved_by"),
                approved == null ? null : approved.toInstant());
    }
}
