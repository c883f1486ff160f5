package dev.vitals.register;

import dev.vitals.register.LateRegister.Late;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is overdue in the registers. One that nobody has begun says nothing. */
@Repository
public class Registers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private static final String LATE = """
            select register, id, title, because, due from register_at(:moment)
             where not closed and due < :day order by due, id""";

    /** What was struck out counts only where there is nothing else: a register does not become untouched again. */
    private static final String LAST = """
            select register, coalesce(max(done_on) filter (where not closed), max(done_on)) as last
              from register_at(:moment) where done_on is not null group by register""";

    private final JdbcClient sql;

    public Registers(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What is overdue on a day by all that was recorded until a moment.
     *
     * @param day in the organization's zone
     * @return by citation of the safeguards that a register speaks for; those with nothing overdue are left out
     */
    public Map<String, List<LateRegister>> late(Instant moment, LocalDate day) {
        var byCitation = new LinkedHashMap<String, List<LateRegister>>();
        var late = lateEntries(moment, day);
        var last = lastDays(moment);
        for (RegisterDefinition register : RegisterCatalogue.all()) {
            var all = new ArrayList<>(late.getOrDefault(register.slug(), List.of()));
            stale(register, last.get(register.slug()), day).ifPresent(stale -> all.addFirst(stale));
            if (!all.isEmpty()) {
                var told = new LateRegister(
                        register.slug(),
                        register.title(),
                        all.size(),
                        all.stream().limit(LateRegister.MOST).toList());
                register.citations()
                        .forEach(citation -> byCitation
                                .computeIfAbsent(citation, any -> new ArrayList<>())
                                .add(told));
            }
        }
        return byCitation;
    }

    /**
     * The same, entry by entry, and all of them.
     *
     * @param day in the organization's zone
     */
    public List<OverdueEntry> overdue(Instant moment, LocalDate day) {
        var late = lateEntries(moment, day);
        var last = lastDays(moment);
        return RegisterCatalogue.all().stream()
                .flatMap(register -> Stream.concat(
                                stale(register, last.get(register.slug()), day).stream(),
                                late.getOrDefault(register.slug(), List.of()).stream())
                        .map(each -> new OverdueEntry(register.slug(), register.title(), register.citations(), each)))
                .toList();
    }

    private Map<String, List<Late>> lateEntries(Instant moment, LocalDate day) {
        var late = new LinkedHashMap<String, List<Late>>();
        sql.sql(LATE)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("day", day)
                .query(row -> {
                    late.computeIfAbsent(row.getString("register"), any -> new ArrayList<>())
                            .add(new Late(
                                    row.getLong("id"),
                                    row.getString("title"),
                                    row.getString("because"),
                                    row.getObject("due", LocalDate.class)));
                });
        return late;
    }

    private Map<String, LocalDate> lastDays(Instant moment) {
        var last = new LinkedHashMap<String, LocalDate>();
        sql.sql(LAST).param("moment", moment.atOffset(ZoneOffset.UTC)).query(row -> {
            last.put(row.getString("register"), row.getObject("last", LocalDate.class));
        });
        return last;
    }

    /** What is missing where the last thing was done too long ago. */
    private static Optional<Late> stale(
            RegisterDefinition register, @org.jspecify.annotations.Nullable LocalDate last, LocalDate day) {
        var cadence = register.cadence();
        if (cadence == null || last == null || !last.plusDays(cadence.days()).isBefore(day)) {
            return Optional.empty();
        }
        return Optional.of(new Late(
                0,
                "no %s since %s, and one is due every %d days"
                        .formatted(cadence.thing(), DAY.format(last), cadence.days()),
                "",
                last.plusDays(cadence.days())));
    }
}
