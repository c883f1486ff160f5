package dev.vitals.digest;

import dev.vitals.digest.DigestChange.Kind;
import dev.vitals.digest.Letter.Section;
import dev.vitals.page.Numbers;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleDefinition;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes the letter: what could not be read first, then what changed, how things stand, and what is due. */
@Component
class DigestWriter {

    /** Lines of all sections together; the rest is a link. */
    static final int MOST_LINES = 20;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final RuleBooks books;
    private final Links links;

    DigestWriter(RuleBooks books, Links links) {
        this.books = books;
        this.links = links;
    }

    Letter write(DigestNews news, DigestChoice choice, boolean discreet) {
        var lines = lines(choice.zone(), discreet);
        var letter = new Letter(
                DigestSubject.of(news),
                period(news, choice.zone()),
                lead(news),
                sections(news, lines),
                news.scores().stream()
                        .map(scored -> DigestFigures.of(scored, news.yesterday(), news.today()))
                        .toList(),
                links.to(news.address().isEmpty() ? "/" : "/?scope=" + DigestLines.encoded(news.address())),
                why(choice),
                links.to("/me/digest"),
                links.to("/unsubscribe/digest/" + choice.token()));
        return discreet ? Discreet.of(letter) : letter;
    }

    DigestLines lines(ZoneId zone, boolean discreet) {
        var titles = books.current().definitions().stream()
                .collect(Collectors.toMap(RuleDefinition::id, RuleDefinition::title, (first, second) -> first));
        return new DigestLines(
                discreet, zone, links, rule -> titles.getOrDefault(rule, "a rule that is no longer in force"));
    }

    private static String period(DigestNews news, ZoneId zone) {
        return "%s to %s (%s)"
                .formatted(
                        TIME.format(news.from().atZone(zone)),
                        TIME.format(news.to().atZone(zone)),
                        zone.getId());
    }

    private static List<String> lead(DigestNews news) {
        var lead = new ArrayList<>(news.notes());
        if (news.bound() instanceof Bound.Lost(String name)) {
            lead.add(
                    "The view “%s”, to which you limited this digest, was deleted or is not shared with you any more. No finding is told of until you choose again."
                            .formatted(CleanText.line(name, 60)));
        }
        if (!news.isNews()) {
            lead.add(unchanged(news));
        }
        return lead;
    }

    private static String unchanged(DigestNews news) {
        if (news.accounts() == 0) {
            return "There is no account in what you chose, so that nothing was looked at. Choose again.";
        }
        return news.gaps().isEmpty()
                ? "Nothing changed, and everything could be read. This mail also shows that mails arrive."
                : "Nothing changed, as far as can be seen: some things could not be read.";
    }

    private List<Section> sections(DigestNews news, DigestLines lines) {
        var drafts = new ArrayList<Draft>();
        drafts.add(Draft.of("Could not be read", "unknown", lines.gaps(news.gaps()), 6, links.to("/accounts")));
        for (Kind kind : news.kinds()) {
            drafts.add(draft(kind, news, lines));
        }
        drafts.add(Draft.of("Can be read again", "good", lines.again(news.again()), 3, null));
        var overdue = lines.overdue(news.overdue());
        drafts.add(Draft.of("Overdue in registers", "bad", overdue, 4, links.to("/registers")));
        var due = lines.due(news.due(), news.today());
        drafts.add(Draft.of("To be looked at again", "plain", due, 4, links.to("/attestations")));
        return Draft.fitted(drafts, MOST_LINES);
    }

    private Draft draft(Kind kind, DigestNews news, DigestLines lines) {
        var changes = news.of(kind);
        return new Draft(
                "%s (%s)".formatted(kind.title(), Numbers.count(news.count(kind))),
                kind.mark(),
                lines.changes(kind, changes),
                kind == Kind.NEW ? 8 : 5,
                links.to(
                        news.bound() instanceof Bound.Within within
                                ? "/views/" + within.id()
                                : "/findings" + query(kind, news.address())),
                shown -> news.count(kind) - lines.told(changes, shown));
    }

    private static String query(Kind kind, String scope) {
        var state = switch (kind) {
            case NEW, BACK, ENDED -> "";
            case ACCEPTED -> "&state=accepted";
            case UNREAD -> "&state=unread";
            case FIXED, CLOSED, BRIEF -> "&state=resolved";
        };
        var whose = scope.isEmpty() ? "" : "&scope=" + DigestLines.encoded(scope);
        return (state + whose).replaceFirst("&", "?");
    }

    private static String why(DigestChoice choice) {
        var hour = DateTimeFormatter.ofPattern("HH:mm").format(choice.hour());
        return switch (choice.rhythm()) {
            case NONE -> "You asked for this one mail.";
            case DAILY ->
                "You get this because you chose a digest every day at %s (%s), when something changed."
                        .formatted(hour, choice.zone().getId());
            case WEEKLY ->
                "You get this because you chose a digest every %s at %s (%s)."
                        .formatted(
                                choice.weekday().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                hour,
                                choice.zone().getId());
        };
    }
}
