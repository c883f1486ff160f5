package dev.vitals.score;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows that are kept of a day: of each scope one, and one of each of its safeguards. What is the same is not sent. */
final class KeptRows {

    /** Scopes that are written by one statement; what each rests on is a hundred kilobytes. */
    private static final int AT_ONCE = 50;

    private final JdbcClient sql;

    KeptRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Brings what is kept of a day to these scores; what is kept of other scopes stays. */
    void write(List<ScopeScore> scores, LocalDate day) {
        for (int from = 0; from < scores.size(); from += AT_ONCE) {
            var some = scores.subList(from, Math.min(scores.size(), from + AT_ONCE));
            sql.sql(ScoreStatements.KEEP_DAYS)
                    .param("days", json(some.stream().map(ScopeScore::dayRow).toList()))
                    .update();
            safeguards(some, day);
        }
    }

    private void safeguards(List<ScopeScore> some, LocalDate day) {
        var kept = kept(some, day);
        var others = new ArrayList<ScoreRow>();
        some.stream().flatMap(ScopeScore::safeguardRows).forEach(row -> {
            if (!row.fingerprint().equals(kept.remove(row.place()))) {
                others.add(row);
            }
        });
        if (!kept.isEmpty()) {
            sql.sql(ScoreStatements.DROP_OTHERS)
                    .param("day", day)
                    .param("rows", json(kept.keySet()))
                    .update();
        }
        if (!others.isEmpty()) {
            sql.sql(ScoreStatements.KEEP_SAFEGUARDS)
                    .param("rows", json(others.stream().map(ScoreRow::columns).toList()))
                    .update();
        }
    }

    /** The fingerprints of what is kept; null where a row is of before there were any. */
    private Map<ScoreRow.Place, @Nullable UUID> kept(List<ScopeScore> some, LocalDate day) {
        var kept = new HashMap<ScoreRow.Place, @Nullable UUID>();
        RowCallbackHandler each = row -> kept.put(
                new ScoreRow.Place(row.getString("scope"), row.getString("citation")),
                row.getObject("fingerprint", UUID.class));
        sql.sql(ScoreStatements.FINGERPRINTS)
                .param(
                        "scopes",
                        some.stream().map(score -> score.scope().name()).collect(joining(",")))
                .param("day", day)
                .query(each);
        return kept;
    }

    private static String json(Collection<?> rows) {
        return JsonMapper.shared().writeValueAsString(rows);
    }
}
