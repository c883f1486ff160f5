package dev.vitals.digest;

import dev.vitals.digest.DigestNews.Overdue;
import dev.vitals.digest.DigestNews.Scored;
import dev.vitals.page.Organization;
import dev.vitals.register.Registers;
import dev.vitals.score.ScoreScope;
import dev.vitals.score.ScoreStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers what there is to tell. Call it within the reader's sight: it sees what they may see. */
@Component
class DigestReader {

    private static final int TREND_DAYS = 30;
    private static final int SOON_DAYS = 30;
    private static final int LONG_AGO_DAYS = 3650;
    private static final int MOST_SCOPES = 4;
    private static final int NAMED_GROUPS = 2;

    private final DigestQueries queries;
    private final DigestViews views;
    private final GapQueries gaps;
    private final DueQueries due;
    private final Registers registers;
    private final ScoreStore scores;
    private final Organization organization;

    DigestReader(
            DigestQueries queries,
            DigestViews views,
            GapQueries gaps,
            DueQueries due,
            Registers registers,
            ScoreStore scores,
            Organization organization) {
        this.queries = queries;
        this.views = views;
        this.gaps = gaps;
        this.due = due;
        this.registers = registers;
        this.scores = scores;
        this.organization = organization;
    }

    /**
     * What happened after {@code from} until {@code to}, and how things stand.
     *
     * @param everything whether the reader may see every account
     * @param notes sentences to be said before everything else
     */
    DigestNews read(
            DigestScope scope, Bound bound, boolean everything, Instant from, Instant to, List<String> notes) {
        var today = organization.dayOf(to);
        var groups = groups(scope);
        return new DigestNews(
                from,
                to,
                organization.dayOf(from),
                today,
                label(scope, everything, groups) + bound.label(),
                bound,
                queries.accounts(scope),
                scope != DigestScope.ALL && groups.size() == 1
                        ? ScoreScope.group(groups.keySet().iterator().next()).name()
                        : "",
                queries.changes(scope, views.condition(bound, to), from, to),
                gaps.unread(scope, from, to),
                gaps.readableAgain(scope, from, to),
                due.due(to, today, today.minusDays(LONG_AGO_DAYS), today.plusDays(SOON_DAYS)),
                overdue(from, to),
                scored(scope, everything, groups, today),
                notes);
    }

    /** What is overdue in registers, new where it was not when the time began. */
    private List<Overdue> overdue(Instant from, Instant to) {
        var before = registers.overdue(from, organization.dayOf(from)).stream()
                .map(entry -> List.of(entry.slug(), entry.late().id()))
                .collect(Collectors.toSet());
        return registers.overdue(to, organization.dayOf(to)).stream()
                .map(entry -> new Overdue(
                        entry, !before.contains(List.of(entry.slug(), entry.late().id()))))
                .toList();
    }

    /** The groups that the scope names and the reader may see. */
    private Map<Long, String> groups(DigestScope scope) {
        var groups = queries.groups();
        if (scope instanceof DigestScope.Groups(List<Long> ids)) {
            groups.keySet().retainAll(ids);
        }
        return groups;
    }

    private static String label(DigestScope scope, boolean everything, Map<Long, String> groups) {
        if (scope instanceof DigestScope.Everything && everything) {
            return "all accounts";
        }
        var names =
                groups.values().stream().map(name -> CleanText.line(name, 40)).toList();
        return switch (names.size()) {
            case 0 -> "no account";
            case 1 -> names.getFirst();
            case NAMED_GROUPS -> String.join(" and ", names);
            default -> names.getFirst() + " and " + (names.size() - 1) + " more groups";
        };
    }

    private List<Scored> scored(DigestScope scope, boolean everything, Map<Long, String> groups, LocalDate today) {
        if (scope instanceof DigestScope.Everything && everything) {
            return scored("All accounts", ScoreScope.ALL, today).toList();
        }
        return groups.entrySet().stream()
                .limit(MOST_SCOPES)
                .flatMap(group -> scored(CleanText.line(group.getValue(), 60), ScoreScope.group(group.getKey()), today))
                .toList();
    }

    private Stream<Scored> scored(String label, ScoreScope scope, LocalDate today) {
        var days = scores.trend(scope, today.minusDays(TREND_DAYS - 1), today);
        return days.isEmpty() ? Stream.empty() : Stream.of(new Scored(label, days));
    }
}
