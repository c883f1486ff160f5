package dev.vitals.evidence;

import dev.vitals.attestation.PeopleProof;
import dev.vitals.score.KeptScore;
import dev.vitals.score.KeptScores;
import dev.vitals.score.RuleLine;
import dev.vitals.score.SafeguardScore.State;
import dev.vitals.score.ScoreDay;
import dev.vitals.score.ScoreScope;
import dev.vitals.score.ScoreStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how safeguards stood from the scores that were kept. Nothing of it is counted by the rules of today. */
@Repository
class ScoreReader {

    private static final int ROWS_AT_ONCE = 2000;

    /** From the last day before the period on, of each scope. */
    private static final String STATES = """
            with start as (
                select scope, max(day) as day from score_day
                 where scope = any (string_to_array(:scopes, ',')) and day <= :first group by scope)
            select s.scope, s.citation, s.day, s.state, d.scanned,
                   exists (select from jsonb_array_elements(s.inputs) l where (l->>'unknown')::bigint > 0) as unread
              from score s
              join score_day d on (d.scope, d.day) = (s.scope, s.day)
              left join start on start.scope = s.scope
             where s.scope = any (string_to_array(:scopes, ',')) and s.day between coalesce(start.day, :first) and :last
             order by s.citation, s.day, s.scope
            """;

    private final JdbcClient sql;
    private final ScoreStore scores;
    private final KeptScores kept;

    ScoreReader(JdbcClient sql, ScoreStore scores, KeptScores kept) {
        this.sql = sql;
        this.scores = scores;
        this.kept = kept;
    }

    /** The scores of scopes that together are what was asked for. Empty where none was kept by then. */
    ScoreHistory read(List<ScoreScope> scopes, LocalDate first, LocalDate last) {
        var days = days(scopes, first, last);
        var lines = lines(scopes, last);
        var walks = walks(scopes, first, last);
        var safeguards = new TreeMap<String, SafeguardHistory>();
        walks.forEach((citation, walk) -> {
            var end = lines.getOrDefault(citation, new End(List.of(), PeopleProof.NONE));
            walk.history(citation, end.lines(), end.people()).ifPresent(history -> safeguards.put(citation, history));
        });
        return new ScoreHistory(joined(days, walks), safeguards, new Turns(kept).of(scopes.getFirst(), days));
    }

    private Map<String, StateWalk> walks(List<ScoreScope> scopes, LocalDate first, LocalDate last) {
        var names = scopes.stream().map(ScoreScope::name).collect(Collectors.joining(","));
        var walks = new LinkedHashMap<String, StateWalk>();
        sql.sql(STATES)
                .param("scopes", names)
                .param("first", first)
                .param("last", last)
                .withFetchSize(ROWS_AT_ONCE)
                .query((RowCallbackHandler) row -> walks.computeIfAbsent(
                                row.getString("citation"), any -> new StateWalk(first))
                        .add(
                                row.getString("scope"),
                                row.getObject("day", LocalDate.class),
                                new JoinedState.Part(State.of(row.getString("state")), row.getBoolean("unread")),
                                row.getBoolean("scanned")));
        walks.values().forEach(StateWalk::end);
        return walks;
    }

    private record End(List<RuleLine> lines, PeopleProof people) {}

    /** The lines of each safeguard on the last kept day; over several scopes their sums. */
    private Map<String, End> lines(List<ScoreScope> scopes, LocalDate last) {
        var ends = new TreeMap<String, End>();
        for (ScoreScope scope : scopes) {
            kept.lastBefore(scope, last.plusDays(1)).ifPresent(day -> {
                for (KeptScore score : kept.safeguards(scope, day)) {
                    ends.merge(score.citation(), new End(score.inputs(), score.people()), ScoreReader::sum);
                }
            });
        }
        return ends;
    }

    private static End sum(End one, End other) {
        var byRule = new TreeMap<String, RuleLine>();
        one.lines().forEach(line -> byRule.put(line.rule(), line));
        other.lines().forEach(line -> byRule.merge(line.rule(), line, ScoreReader::sum));
        return new End(List.copyOf(byRule.values()), other.people());
    }

    private static RuleLine sum(RuleLine one, RuleLine other) {
        return new RuleLine(
                one.rule(),
                Math.max(one.version(), other.version()),
                Math.max(one.weight(), other.weight()),
                one.pass() + other.pass(),
                one.fail() + other.fail(),
                one.unknown() + other.unknown(),
                one.notApplicable() + other.notApplicable(),
                one.accepted() + other.accepted(),
                Stream.concat(one.acceptances().stream(), other.acceptances().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** Of each day the scopes of which it is kept, and behind them the others as they stood last. */
    private List<List<ScoreDay>> days(List<ScoreScope> scopes, LocalDate first, LocalDate last) {
        var byDay = new TreeMap<LocalDate, Map<ScoreScope, ScoreDay>>();
        var standing = new LinkedHashMap<ScoreScope, ScoreDay>();
        for (ScoreScope scope : scopes) {
            scores.trend(scope, first, last)
                    .forEach(day -> byDay.computeIfAbsent(day.day(), any -> new LinkedHashMap<>())
                            .put(scope, day));
            kept.lastBefore(scope, first)
                    .flatMap(day -> scores.trend(scope, day, day).stream().findFirst())
                    .ifPresent(day -> standing.put(scope, day));
        }
        var days = new ArrayList<List<ScoreDay>>();
        byDay.forEach((day, parts) -> {
            standing.putAll(parts);
            var others = standing.entrySet().stream()
                    .filter(each -> !parts.containsKey(each.getKey()))
                    .map(each -> JoinedDay.standing(each.getValue(), day));
            days.add(Stream.concat(parts.values().stream(), others).toList());
        });
        return days;
    }

    private static List<ScoreDay> joined(List<List<ScoreDay>> days, Map<String, StateWalk> walks) {
        return days.stream()
                .map(parts -> parts.size() == 1 ? parts.getFirst() : JoinedDay.of(parts, walks))
                .toList();
    }
}
