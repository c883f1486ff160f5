package dev.vitals.trend;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.score.ScoreDay;
import dev.vitals.score.ScoreScope;
import dev.vitals.trend.Measure.Column;
import dev.vitals.trend.Measure.Kind;
import dev.vitals.trend.Subject.Everything;
import dev.vitals.trend.Subject.OfFamily;
import dev.vitals.trend.Subject.OfRule;
import dev.vitals.trend.Subject.OfSafeguard;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which lines answer for a subject, and takes them from what is kept. */
@Component
class Measures {

    private static final String MET = "Safeguards met";
    private static final String READ = "Read";

    private final TrendReader reader;
    private final SafeguardCatalogue safeguards;

    Measures(TrendReader reader, SafeguardCatalogue safeguards) {
        this.reader = reader;
        this.safeguards = safeguards;
    }

    /** The pictures of a subject, the most telling first. */
    List<Measure> of(Subject subject, ScoreScope scope, Sampled sampled) {
        return switch (subject) {
            case Everything _ -> everything(sampled);
            case OfFamily family -> family(family, scope, sampled);
            case OfSafeguard safeguard -> safeguard(safeguard, scope, sampled);
            case OfRule rule -> rule(rule, scope, sampled);
        };
    }

    private static List<Measure> everything(Sampled sampled) {
        return List.of(
                new Measure(
                        "met",
                        "Safeguards met, and how much was read",
                        Kind.SHARE,
                        List.of(
                                new Column(MET, "Met", sampled.read(day -> Cell.partOf(day.met(), day.provable()))),
                                new Column(READ, READ, sampled.read(Measures::coverage)))),
                new Measure(
                        "rate",
                        "Weighted pass rate",
                        Kind.SHARE,
                        List.of(new Column(
                                "Pass rate",
                                "Rate",
                                sampled.read(day -> Cell.share(
                                        day.points().passed(), day.points().weight()))))),
                new Measure(
                        "open",
                        "Open findings",
                        Kind.COUNT,
                        List.of(
                                new Column("All open", "All", sampled.read(day -> Cell.count(day.open()))),
                                new Column(
                                        "Critical, high",
                                        "Crit., high",
                                        sampled.read(day -> Cell.count((long) day.openCritical() + day.openHigh()))))));
    }

    private List<Measure> family(OfFamily subject, ScoreScope scope, Sampled sampled) {
        var citations = safeguards.all().stream()
                .filter(safeguard -> safeguard.isScored() && safeguard.family() == subject.family())
                .map(Safeguard::citation)
                .toList();
        var days = reader.family(scope, citations, sampled);
        return List.of(
                new Measure(
                        "met",
                        "Safeguards met, and how much was read",
                        Kind.SHARE,
                        List.of(
                                new Column(
                                        MET,
                                        "Met",
                                        sampled.read(days, false, day -> Cell.partOf(day.met(), day.provable()))),
                                new Column(
                                        READ,
                                        READ,
                                        sampled.read(days, false, day -> Cell.share(day.evaluated(), day.inScope()))))),
                new Measure(
                        "unmet",
                        "Safeguards not met",
                        Kind.COUNT,
                        List.of(new Column(
                                "Not met", "Not met", sampled.read(days, false, day -> Cell.count(day.notMet()))))));
    }

    private List<Measure> safeguard(OfSafeguard subject, ScoreScope scope, Sampled sampled) {
        var people = subject.isOfPeople();
        var days = reader.safeguard(scope, subject.safeguard().citation(), sampled);
        return List.of(
                new Measure(
                        "state",
                        "How it stood",
                        Kind.STATE,
                        List.of(new Column(
                                "State", "State", sampled.read(days, people, day -> States.cell(day.state()))))),
                new Measure(
                        "points",
                        "Points of its rules, and how much was read",
                        Kind.SHARE,
                        List.of(
                                new Column(
                                        "Points",
                                        "Points",
                                        sampled.read(days, false, day -> Cell.share(day.passed(), day.weight()))),
                                new Column(
                                        READ,
                                        READ,
                                        sampled.read(
                                                days, false, day -> Cell.share(day.evaluated(), day.inScope()))))));
    }

    /** Where the rule is scored, the score says when it was judged; findings that stay open say nothing of that. */
    private List<Measure> rule(OfRule subject, ScoreScope scope, Sampled sampled) {
        var rule = subject.rule();
        var open = reader.open(scope, rule.id(), sampled);
        var counted = reader.rule(scope, rule.id(), rule.safeguards(), sampled);
        if (counted.isEmpty()) {
            return List.of(new Measure(
                    "open",
                    "Resources that fail",
                    Kind.COUNT,
                    List.of(new Column("Failing", "Failing", sampled.read(open, false, Cell::count)))));
        }
        return List.of(
                new Measure(
                        "open",
                        "Resources that fail, and those that could not be read",
                        Kind.COUNT,
                        List.of(
                                new Column(
                                        "Failing",
                                        "Failing",
                                        sampled.read(
                                                counted,
                                                false,
                                                day -> day.isUnread()
                                                        ? null
                                                        : Cell.count(open.getOrDefault(day.day(), 0L)))),
                                new Column(
                                        "Not readable",
                                        "Not read",
                                        sampled.read(counted, false, day -> Cell.count(day.unknown()))))),
                new Measure(
                        "passing",
                        "Share of its resources that pass",
                        Kind.SHARE,
                        List.of(new Column(
                                "Passing",
                                "Passing",
                                sampled.read(
                                        counted,
                                        false,
                                        day -> day.isUnread() ? null : Cell.partOf(day.pass(), day.inScope()))))));
    }

    private static @Nullable Cell coverage(ScoreDay day) {
        return Cell.share(day.points().evaluated(), day.points().inScope());
    }
}
