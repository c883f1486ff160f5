package dev.vitals.dashboard;

import dev.vitals.hipaa.Safeguard.Family;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.score.ScoreScope;
import dev.vitals.score.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many safeguards of each family were met at the end of each of twelve weeks. */
@Repository
class FamilyWeeks {

    static final int WEEKS = 12;

    /** Of each week the last day that is kept; {@code place} 0 is the oldest. */
    private static final String MET = """
            with weeks as (
                select w.place, max(d.day) as day from generate_series(0, 11) as w (place)
                  join score_day d on d.scope = :scope and d.day > :day - 7 * (12 - w.place)
                                  and d.day <= :day - 7 * (11 - w.place) and d.day >= :first
                 group by w.place)
            select w.place, s.citation, s.state = 'met' as met from weeks w
              join score s on s.scope = :scope and s.day = w.day
            """;

    private final JdbcClient sql;
    private final SafeguardCatalogue safeguards;
    private final VisiblePeriod period;

    FamilyWeeks(JdbcClient sql, SafeguardCatalogue safeguards, VisiblePeriod period) {
        this.sql = sql;
        this.safeguards = safeguards;
        this.period = period;
    }

    /** The line of every family, until the day that is shown. */
    Map<Family, Sparkline> of(ScoreScope scope, LocalDate day, @Nullable Standing standing) {
        var weeks = new EnumMap<Family, Sparkline.Week[]>(Family.class);
        sql.sql(MET)
                .param("scope", scope.name())
                .param("day", day)
                .param("first", period.notBefore(day.minusWeeks(WEEKS)))
                .query(row -> {
                    add(weeks, row.getString("citation"), row.getInt("place"), row.getBoolean("met"));
                });
        if (standing != null && !standing.isKept() && standing.isAnythingJudged()) {
            weeks.values().forEach(line -> line[WEEKS - 1] = null);
            standing.safeguards()
                    .forEach(score -> add(
                            weeks,
                            score.citation(),
                            WEEKS - 1,
                            score.state() == dev.vitals.score.SafeguardScore.State.MET));
        }
        var lines = new EnumMap<Family, Sparkline>(Family.class);
        weeks.forEach((family, line) -> {
            var known = new ArrayList<Sparkline.@Nullable Week>(List.of());
            known.addAll(java.util.Arrays.asList(line));
            lines.put(family, new Sparkline(known));
        });
        return lines;
    }

    private void add(Map<Family, Sparkline.Week[]> weeks, String citation, int place, boolean met) {
        safeguards.find(citation).ifPresent(safeguard -> {
            var line = weeks.computeIfAbsent(safeguard.family(), any -> new Sparkline.Week[WEEKS]);
            var before = line[place] == null ? new Sparkline.Week(0, 0) : line[place];
            line[place] = new Sparkline.Week(before.met() + (met ? 1 : 0), before.total() + 1);
        });
    }
}
