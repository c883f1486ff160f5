package dev.vitals.dashboard;

import static dev.vitals.page.Numbers.count;

import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.score.SafeguardScore.State;
import dev.vitals.score.ScoreDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of things in one sentence that somebody can read aloud.
 *
 * @param start what stands before it, such as an earlier day; empty for the present
 * @param parts in the order in which they are read
 */
record StatusSentence(String start, List<Part> parts) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH);

    /**
     * A part.
     *
     * @param before what joins it to the part before it
     * @param state of the safeguards that it counts; null for what is about reading
     */
    record Part(String before, String words, @Nullable State state) {}

    static StatusSentence of(AsOf asOf, ScoreDay numbers, List<Freshness> accounts, Organization organization) {
        var parts = new ArrayList<Part>();
        parts.add(new Part("", "%d of %d safeguards met".formatted(numbers.met(), numbers.total()), State.MET));
        add(parts, numbers.notMet(), "not met", State.NOT_MET);
        add(parts, numbers.accepted(), "with an accepted risk", State.ACCEPTED);
        add(parts, numbers.decided(), "by documented decision", State.DECIDED);
        add(parts, numbers.notAssessed(), "not assessed", State.NOT_ASSESSED);
        add(parts, numbers.awaiting(), "waiting for an attestation", State.AWAITING_ATTESTATION);
        parts.add(new Part("; ", read(numbers) + " read", null));
        unread(asOf, accounts, organization).forEach(words -> parts.add(new Part(", ", words, null)));
        return new StatusSentence(asOf.isNow() ? "" : "On %s: ".formatted(DAY.format(asOf.day())), parts);
    }

    /** All of it as plain text. */
    String text() {
        return start + parts.stream().map(part -> part.before() + part.words()).collect(Collectors.joining()) + ".";
    }

    private static void add(List<Part> parts, int number, String words, State state) {
        if (number > 0) {
            parts.add(new Part(", ", number + " " + words, state));
        }
    }

    /** Rounded down: nothing short of everything is read as everything. */
    private static String read(ScoreDay numbers) {
        var points = numbers.points();
        return points.inScope() == 0
                ? "nothing"
                : BigDecimal.valueOf(points.evaluated())
                                .movePointRight(2)
                                .divide(BigDecimal.valueOf(points.inScope()), 1, RoundingMode.DOWN)
                                .toPlainString()
                                .replace(".0", "")
                        + " %";
    }

    private static List<String> unread(AsOf asOf, List<Freshness> accounts, Organization organization) {
        var words = new ArrayList<String>();
        var old = accounts.stream()
                .filter(account -> account.complete() != null && account.isOld(asOf.moment()))
                .toList();
        if (!old.isEmpty()) {
            var since = old.stream()
                    .map(Freshness::complete)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            words.add("%s not read completely since %s"
                    .formatted(count(old.size(), "account"), day(since, asOf, organization)));
        }
        var never =
                accounts.stream().filter(account -> account.complete() == null).count();
        if (never > 0) {
            words.add(count(never, "account") + " never read completely");
        }
        return words;
    }

    /** The weekday, where it cannot be mistaken for another week's. */
    private static String day(Instant since, AsOf asOf, Organization organization) {
        LocalDate day = organization.dayOf(since);
        var ago = ChronoUnit.DAYS.between(day, asOf.day());
        return ago < 7 && asOf.isNow() ? WEEKDAY.format(day) : DAY.format(day);
    }
}
