package dev.vitals.dashboard;

import static dev.vitals.page.Numbers.count;

import dev.vitals.dashboard.Change.Kind;
import dev.vitals.page.AsOf;
import dev.vitals.score.ScoreDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The state of things in a few plain sentences. */
final class StatusSentence {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final int NAMED = 3;

    private StatusSentence() {}

    static List<String> of(AsOf asOf, ScoreDay numbers, Map<Kind, Long> lastDay, List<Freshness> accounts) {
        var sentences = new ArrayList<String>();
        sentences.add(met(asOf, numbers));
        sentences.add(changed(asOf, lastDay));
        unread(asOf, accounts).forEach(sentences::add);
        return List.copyOf(sentences);
    }

    private static String met(AsOf asOf, ScoreDay numbers) {
        var when = asOf.isNow() ? "" : "On %s, ".formatted(DAY.format(asOf.day()));
        return "%s%d of %d safeguards with rules or attestations %s met."
                .formatted(when, numbers.met(), numbers.provable(), asOf.isNow() ? "are" : "were");
    }

    private static String changed(AsOf asOf, Map<Kind, Long> lastDay) {
        var since = asOf.isNow() ? "Since yesterday" : "That day";
        var opened = lastDay.getOrDefault(Kind.OPENED, 0L);
        var reopened = lastDay.getOrDefault(Kind.REOPENED, 0L);
        var resolved = lastDay.getOrDefault(Kind.RESOLVED, 0L) + lastDay.getOrDefault(Kind.GONE, 0L);
        var unknown = lastDay.getOrDefault(Kind.UNKNOWN, 0L);
        if (opened + reopened + resolved + unknown == 0) {
            return since + " no finding was opened or resolved.";
        }
        var parts = new ArrayList<String>();
        add(parts, opened, "opened");
        add(parts, reopened, "reopened");
        add(parts, resolved, "resolved");
        add(parts, unknown, "became unreadable");
        return since + ": " + String.join(", ", parts) + ".";
    }

    /** Says what is counted the first time only: "2 findings opened, 1 resolved". */
    private static void add(List<String> parts, long number, String what) {
        if (number > 0) {
            parts.add((parts.isEmpty() ? count(number, "finding") : count(number)) + " " + what);
        }
    }

    private static List<String> unread(AsOf asOf, List<Freshness> accounts) {
        var sentences = new ArrayList<String>();
        var never = accounts.stream().filter(account -> account.tried() == null).toList();
        if (!never.isEmpty()) {
            sentences.add("Not read yet: %s."
                    .formatted(names(never.stream().map(Freshness::name).toList())));
        }
        var closed = accounts.stream()
                .filter(account -> !account.gaps().isEmpty())
                .map(account -> "%s’s %s".formatted(account.name(), services(account)))
                .toList();
        if (!closed.isEmpty()) {
            sentences.add("Could not be read%s: %s.".formatted(asOf.isNow() ? "" : " then", names(closed)));
        }
        return sentences;
    }

    private static String services(Freshness account) {
        var services = new TreeSet<String>();
        account.gaps().forEach(unread -> services.add(unread.service()));
        return services.size() > NAMED ? count(services.size()) + " services" : joined(List.copyOf(services));
    }

    private static String names(List<String> names) {
        return names.size() <= NAMED
                ? joined(names)
                : joined(List.of(names.get(0), names.get(1), count(names.size() - 2L) + " more"));
    }

    private static String joined(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
