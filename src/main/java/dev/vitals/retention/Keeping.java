package dev.vitals.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is kept, how large it is, and what the next run would drop: the same conditions, counted instead of followed. */
@Service
class Keeping {

    /** Deliveries to others are looked up that long, see {@code outgoing}. */
    private static final int DELIVERY_DAYS = 400;

    /**
     * What is kept.
     *
     * @param kept for how long, at least
     * @param until what was last in effect before this goes with the next run
     * @param untilOfDays the same for what days are told from; earlier where a hold keeps them
     * @param next when the next run is
     * @param nextMonth from when on a further month goes
     */
    record Kept(
            Period kept,
            Instant until,
            Instant untilOfDays,
            Instant next,
            LocalDate nextMonth,
            List<KeptKind> kinds,
            List<Short> shorter) {

        public long bytes() {
            return kinds.stream().mapToLong(KeptKind::bytes).sum()
                    + shorter.stream().mapToLong(Short::bytes).sum();
        }

        public boolean isHeld() {
            return untilOfDays.isBefore(until);
        }

        /** Whether a hold keeps every day that there ever was. */
        public boolean isHeldWhole() {
            return untilOfDays.equals(Instant.EPOCH);
        }

        /** Such as "six years", "7 years and 6 months". */
        public String words() {
            if (kept.equals(Period.ofYears(6))) {
                return "six years";
            }
            var whole = kept.normalized();
            var years = whole.getYears() == 0 ? "" : whole.getYears() + (whole.getYears() == 1 ? " year" : " years");
            var months =
                    whole.getMonths() == 0 ? "" : whole.getMonths() + (whole.getMonths() == 1 ? " month" : " months");
            var days = whole.getDays() == 0 ? "" : whole.getDays() + " days";
            return Stream.of(years, months, days)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" and "));
        }
    }

    /** What is no record of the kind that the law asks for, and is kept for a time of its own. */
    record Short(String title, long days, @Nullable Instant since, long bytes) {}

    private final JdbcClient sql;
    private final Horizon horizon;
    private final Months months;
    private final OldRows rows;
    private final Clock clock;
    private final long mailDays;
    private final long liveDays;

    Keeping(
            JdbcClient sql,
            Horizon horizon,
            Months months,
            OldRows rows,
            Clock clock,
            @Value("${vitals.mail.keep:P365D}") String mails,
            @Value("${vitals.live.keep:P90D}") String live) {
        this.sql = sql;
        this.horizon = horizon;
        this.months = months;
        this.rows = rows;
        this.clock = clock;
        this.mailDays = DurationStyle.detectAndParse(mails).toDays();
        this.liveDays = DurationStyle.detectAndParse(live).toDays();
    }

    Kept now() {
        var next = RetentionTask.next(clock.instant());
        var until = horizon.at(next);
        var ofDays = horizon.ofDaysAt(next);
        var sizes = sizes();
        return new Kept(
                horizon.kept(),
                until,
                ofDays,
                next,
                next.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1).plusMonths(1),
                Kinds.all().stream()
                        .map(kind -> kind(kind, until, ofDays, sizes))
                        .toList(),
                List.of(
                        shorter("Mails", mailDays, "mail", "made_at", sizes),
                        shorter("Deliveries to other systems", DELIVERY_DAYS, "delivery", "made_at", sizes),
                        shorter("Live changes that were heard", liveDays, "live_change", "heard_at", sizes)));
    }

    private KeptKind kind(Kind kind, Instant until, Instant ofDays, Map<String, Long> sizes) {
        var old = kind.rows().stream()
                .mapToLong(each -> rows.count(each, each.isOfDays() ? ofDays : until))
                .sum();
        return new KeptKind(
                kind.word(),
                kind.title(),
                kind.rule(),
                oldest(kind.oldest()),
                kind.tables().stream()
                        .mapToLong(table -> sizes.getOrDefault(table, 0L))
                        .sum(),
                months.before(kind, ofDays).size(),
                kind.word().equals(Kinds.ATTESTATIONS) ? rows.countAttestations(until) : old,
                kind.goes());
    }

    private Short shorter(String title, long days, String table, String column, Map<String, Long> sizes) {
        return new Short(
                title, days, oldest("select min(%s) from %s".formatted(column, table)), sizes.getOrDefault(table, 0L));
    }

    private @Nullable Instant oldest(String select) {
        return sql.sql(select).query((row, number) -> row.getObject(1, OffsetDateTime.class)).list().stream()
                .filter(Objects::nonNull)
                .map(OffsetDateTime::toInstant)
                .findFirst()
                .orElse(null);
    }

    /** Of every table, with those of its months. */
    private Map<String, Long> sizes() {
        return sql
                .sql("""
                        select coalesce(p.relname, c.relname) as name, sum(pg_total_relation_size(c.oid)) as bytes
                          from pg_class c left join pg_inherits i on i.inhrelid = c.oid
                          left join pg_class p on p.oid = i.inhparent
                         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1""")
                .query((row, number) -> Map.entry(row.getString("name"), row.getLong("bytes")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
