package dev.vitals.digest;

import dev.vitals.digest.AlertQueries.Closed;
import dev.vitals.digest.AlertQueries.Opened;
import dev.vitals.digest.Letter.Line;
import dev.vitals.digest.Letter.Section;
import dev.vitals.local.BreakGlassUsed;
import dev.vitals.page.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes alerts: what cannot be seen any more first, then what was seen. */
@Component
class AlertWriter {

    private static final int MOST_NAMED = 2;

    private final DigestWriter digests;
    private final Links links;

    AlertWriter(DigestWriter digests, Links links) {
        this.digests = digests;
        this.links = links;
    }

    Letter write(List<Closed> closed, List<Opened> opened, DigestChoice choice, boolean discreet, Instant now) {
        var lines = digests.lines(choice.zone(), discreet);
        var letter = new Letter(
                subject(closed, opened, discreet),
                lines.minute(now),
                List.of(),
                sections(closed, opened, lines),
                List.of(),
                links.to(opened.isEmpty() ? "/accounts" : "/findings?severity=critical"),
                "You get this because you want to be told at once of new critical findings and of accounts that cannot be read any more. Each is told once, as long as it lasts.",
                links.to("/me/digest"),
                links.to("/unsubscribe/alerts/" + choice.token()));
        return discreet ? Discreet.of(letter) : letter;
    }

    /** That somebody came in past every identity provider. */
    Letter write(BreakGlassUsed used, DigestChoice choice, boolean discreet) {
        var at = digests.lines(choice.zone(), discreet).minute(used.at());
        var name = CleanText.line(used.name(), 60);
        var line = new Line(
                "", "%s signed in at %s".formatted(name, at), "from " + CleanText.line(used.address(), 60), null);
        return new Letter(
                "the break-glass account was used",
                at,
                List.of("If nobody had a reason to, end its sessions and change its password."),
                List.of(new Section("Signed in past every identity provider", "bad", List.of(line), "", null)),
                List.of(),
                links.to("/audit?action=break-glass.used"),
                "You get this because you see every account and want to be told at once of what cannot wait.",
                links.to("/me/digest"),
                links.to("/unsubscribe/alerts/" + choice.token()));
    }

    private static String subject(List<Closed> closed, List<Opened> opened, boolean discreet) {
        var parts = new ArrayList<String>();
        if (!closed.isEmpty()) {
            parts.add(Numbers.count(closed.size(), "account") + " cannot be read any more");
        }
        if (!opened.isEmpty()) {
            parts.add(Numbers.count(opened.size(), "new critical finding"));
        }
        var accounts = accounts(closed, opened);
        var where = discreet || accounts.size() > MOST_NAMED
                ? Numbers.count(accounts.size(), "account")
                : String.join(" and ", accounts);
        return String.join(", ", parts) + ": " + where;
    }

    private static List<String> accounts(List<Closed> closed, List<Opened> opened) {
        var accounts =
                closed.stream().map(each -> each.gap().account()).collect(Collectors.toCollection(ArrayList::new));
        opened.forEach(each -> accounts.add(each.change().account()));
        return accounts.stream()
                .map(name -> CleanText.line(name, 40))
                .distinct()
                .toList();
    }

    private List<Section> sections(List<Closed> closed, List<Opened> opened, DigestLines lines) {
        var gaps = lines.gaps(closed.stream().map(Closed::gap).toList());
        var changes = counted(opened);
        return Draft.fitted(
                List.of(
                        Draft.of("Cannot be read any more", "unknown", gaps, 8, links.to("/accounts")),
                        new Draft(
                                "New critical findings (%s)".formatted(Numbers.count(opened.size())),
                                "bad",
                                lines.changes(DigestChange.Kind.NEW, changes),
                                DigestWriter.MOST_LINES,
                                links.to("/findings?severity=critical"),
                                shown -> changes.size() - lines.told(changes, shown))),
                DigestWriter.MOST_LINES);
    }

    /** Each with the number of those of its rule. */
    private static List<DigestChange> counted(List<Opened> opened) {
        var rules = opened.stream()
                .collect(Collectors.groupingBy(each -> each.change().rule(), Collectors.counting()));
        return opened.stream()
                .map(Opened::change)
                .map(change -> change.among(opened.size(), rules.get(change.rule())))
                .toList();
    }
}
