package dev.vitals.digest;

import dev.vitals.digest.Gap.What;
import dev.vitals.digest.Letter.Line;
import dev.vitals.inventory.Cause;
import dev.vitals.page.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Lines of what cannot be read, openly with the account, or discreetly in numbers. */
final class GapLines {

    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 80;

    private GapLines() {}

    /**
     * A line for each.
     *
     * @param titles the title of a rule by its id
     * @param minute how a moment is written
     */
    static List<Line> openly(List<Gap> gaps, UnaryOperator<String> titles, Function<Instant, String> minute) {
        return gaps.stream()
                .map(gap -> switch (gap.what()) {
                    case ACCOUNT -> line(gap, read(gap, minute), CleanText.line(gap.detail(), LONGEST));
                    case PAUSED -> line(gap, read(gap, minute), "It is paused, so that no scan reads it.");
                    case SERVICE ->
                        line(
                                gap,
                                "%s: %s, %s since %s"
                                        .formatted(
                                                name(gap),
                                                gap.name(),
                                                cause(gap).words(),
                                                minute.apply(Objects.requireNonNull(gap.since()))),
                                cause(gap).remedy());
                    case RULE ->
                        line(
                                gap,
                                "%s: %s could not be judged, %s since %s"
                                        .formatted(
                                                name(gap),
                                                Numbers.count(gap.resources(), "resource"),
                                                cause(gap).words(),
                                                minute.apply(Objects.requireNonNull(gap.since()))),
                                CleanText.line(titles.apply(gap.name()), LONGEST));
                })
                .toList();
    }

    /** A line for all accounts, for each service, for each rule. */
    static List<Line> discreetly(List<Gap> gaps, UnaryOperator<String> titles) {
        var lines = new ArrayList<Line>();
        counted(gaps.stream().filter(Gap::isAccount).toList(), "Nothing could be read in %s", lines);
        by(What.SERVICE, gaps)
                .forEach((service, same) ->
                        counted(same, service.replace("%", "%%") + " could not be read in %s", lines));
        by(What.RULE, gaps)
                .forEach((rule, same) -> lines.add(new Line(
                        fresh(same),
                        "Could not be told for %s: %s"
                                .formatted(
                                        Numbers.count(
                                                same.stream()
                                                        .mapToLong(Gap::resources)
                                                        .sum(),
                                                "resource"),
                                        CleanText.line(titles.apply(rule), LONGEST)),
                        "",
                        null)));
        return lines;
    }

    private static TreeMap<String, List<Gap>> by(What what, List<Gap> gaps) {
        return Gap.of(what, gaps).stream().collect(Collectors.groupingBy(Gap::name, TreeMap::new, Collectors.toList()));
    }

    private static void counted(List<Gap> gaps, String sentence, List<Line> lines) {
        var accounts = gaps.stream().map(Gap::account).distinct().count();
        if (accounts > 0) {
            lines.add(new Line(fresh(gaps), sentence.formatted(Numbers.count(accounts, "account")), "", null));
        }
    }

    private static Line line(Gap gap, String text, String under) {
        return new Line(fresh(List.of(gap)), text, under, null);
    }

    private static String read(Gap gap, Function<Instant, String> minute) {
        return gap.since() == null
                ? name(gap) + " has never been read"
                : "%s was last read on %s".formatted(name(gap), minute.apply(gap.since()));
    }

    private static String name(Gap gap) {
        return CleanText.line(gap.account(), LONGEST_NAME);
    }

    private static Cause cause(Gap gap) {
        return Objects.requireNonNull(gap.cause());
    }

    private static String fresh(Collection<Gap> gaps) {
        return gaps.stream().anyMatch(Gap::fresh) ? "new" : "still";
    }
}
