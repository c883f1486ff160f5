package dev.vitals.digest;

import dev.vitals.digest.DigestChange.Kind;
import dev.vitals.digest.DigestNews.Overdue;
import dev.vitals.digest.Letter.Line;
import dev.vitals.page.Numbers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The lines of a digest, openly or discreetly: discreet ones name rules and services, never accounts, resources or what
 * AWS answered.
 *
 * @param titles the title of a rule by its id
 */
record DigestLines(boolean discreet, ZoneId zone, Links links, UnaryOperator<String> titles) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 80;

    String minute(Instant instant) {
        return MINUTE.format(instant.atZone(zone));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** What became of findings. */
    List<Line> changes(Kind kind, List<DigestChange> changes) {
        return discreet
                ? byRule(kind, changes)
                : changes.stream()
                        .map(change -> new Line(
                                change.severity(),
                                CleanText.line(change.headline(), LONGEST),
                                CleanText.line(change.account(), LONGEST_NAME),
                                links.to("/findings/" + change.finding())))
                        .toList();
    }

    /** How many of these the lines tell of. */
    long told(List<DigestChange> changes, int lines) {
        if (!discreet) {
            return Math.min(lines, changes.size());
        }
        var rules = new LinkedHashMap<String, Long>();
        changes.forEach(change -> rules.putIfAbsent(change.rule(), change.ofRule()));
        return rules.values().stream().limit(lines).mapToLong(Long::longValue).sum();
    }

    private List<Line> byRule(Kind kind, List<DigestChange> changes) {
        var rules = new LinkedHashMap<String, DigestChange>();
        changes.forEach(change -> rules.putIfAbsent(change.rule(), change));
        return rules.values().stream()
                .map(change -> new Line(
                        change.severity(),
                        "%s %s: %s"
                                .formatted(
                                        verb(kind),
                                        Numbers.count(change.ofRule(), "resource"),
                                        CleanText.line(titles.apply(change.rule()), LONGEST)),
                        "",
                        links.to("/rules/" + change.rule())))
                .toList();
    }

    private static String verb(Kind kind) {
        return switch (kind) {
            case NEW, BACK -> "Does not hold for";
            case UNREAD -> "Cannot be told for";
            case ENDED -> "No longer accepted for";
            case ACCEPTED -> "Accepted for";
            case FIXED -> "Holds now for";
            case CLOSED -> "No longer judged on";
            case BRIEF -> "Did not hold for a while on";
        };
    }

    /** What cannot be read. */
    List<Line> gaps(List<Gap> gaps) {
        return discreet ? GapLines.discreetly(gaps, titles) : GapLines.openly(gaps, titles, this::minute);
    }

    /** What can be read again. */
    List<Line> again(List<Gap> gaps) {
        if (!discreet) {
            return gaps.stream()
                    .map(gap -> new Line("", CleanText.line(gap.account(), LONGEST_NAME) + ": " + gap.name(), "", null))
                    .toList();
        }
        return gaps.stream()
                .map(Gap::name)
                .distinct()
                .map(service -> new Line("", service, "", null))
                .toList();
    }

    /** What people have to look at again. */
    List<Line> due(List<Due> due, LocalDate today) {
        return due.stream()
                .map(each -> new Line(
                        each.isOver(today) ? "overdue" : "due",
                        "%s, %s"
                                .formatted(
                                        CleanText.line(each.title(), LONGEST_NAME),
                                        (each.isOver(today) ? "since " : "by ") + day(each.day())),
                        "%s, answered for by %s".formatted(each.citation(), CleanText.line(each.owner(), LONGEST_NAME)),
                        links.to(
                                each.isAttestation()
                                        ? "/attestations/" + each.id()
                                        : "/safeguards?citation=" + encoded(each.citation()))))
                .toList();
    }

    /** What is overdue in registers, what is new first; discreet lines name the register and not what it says of whom. */
    List<Line> overdue(List<Overdue> overdue) {
        return discreet
                ? byRegister(overdue)
                : overdue.stream()
                        .sorted(Comparator.comparing(Overdue::fresh).reversed())
                        .map(each -> new Line(
                                each.fresh() ? "new" : "still",
                                CleanText.line(each.entry().late().words(), LONGEST),
                                "%s, for %s"
                                        .formatted(
                                                each.entry().register(),
                                                String.join(", ", each.entry().citations())),
                                links.to("/registers/" + each.entry().slug())))
                        .toList();
    }

    private List<Line> byRegister(List<Overdue> overdue) {
        return overdue.stream()
                .collect(Collectors.groupingBy(each -> each.entry().slug(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> new Line(
                        same.stream().anyMatch(Overdue::fresh) ? "new" : "still",
                        "%s: %s"
                                .formatted(
                                        same.getFirst().entry().register(),
                                        Numbers.count(same.size(), "thing") + " overdue"),
                        "for " + String.join(", ", same.getFirst().entry().citations()),
                        links.to("/registers/" + same.getFirst().entry().slug())))
                .toList();
    }

    static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
