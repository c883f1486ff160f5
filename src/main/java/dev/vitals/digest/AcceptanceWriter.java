package dev.vitals.digest;

import dev.vitals.digest.AcceptanceFacts.Accepted;
import dev.vitals.digest.Letter.Line;
import dev.vitals.digest.Letter.Section;
import dev.vitals.digest.Reminding.To;
import dev.vitals.page.Numbers;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes that an acceptance is about to lapse, or has ended. Discreetly without the accounts and the reason. */
@Component
class AcceptanceWriter {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_REASON = 300;

    private final DigestWriter digests;
    private final Links links;

    AcceptanceWriter(DigestWriter digests, Links links) {
        this.digests = digests;
        this.links = links;
    }

    /**
     * Before its last day.
     *
     * @param findings that stand by it
     */
    Letter lapsing(Accepted of, LocalDate until, LocalDate today, int findings, To to) {
        var left = ChronoUnit.DAYS.between(today, until);
        var when = left <= 0 ? "today" : left == 1 ? "tomorrow" : "in " + left + " days";
        var lead = of.isExtending()
                ? "A longer acceptance waits to be decided; until then this one ends with its last day."
                : "Fix what it covers before then, or ask for a longer one and have somebody else approve it.";
        return letter(
                of,
                "an acceptance ends %s: %s".formatted(when, what(of, findings, to)),
                List.of("When its last day is over, its findings are open again and count against safeguards.", lead),
                new Line("ends", "Until %s, for %s".formatted(DigestLines.day(until), findings(findings)), "", null),
                to);
    }

    /** After its last day. */
    Letter expired(Accepted of, LocalDate until, To to) {
        return letter(
                of,
                "an acceptance has ended: " + what(of, of.opened(), to),
                List.of("Its findings are open again, count against safeguards and are due anew."),
                new Line("ended", "With %s, for %s".formatted(DigestLines.day(until), findings(of.opened())), "", null),
                to);
    }

    private Letter letter(Accepted of, String subject, List<String> lead, Line line, To to) {
        var page = links.to("/acceptances/" + of.id());
        var lines = new ArrayList<Line>();
        lines.add(new Line(line.word(), line.text(), who(of), page));
        if (!to.discreet()) {
            lines.add(new Line("", accounts(of), "Reason: " + CleanText.line(of.reason(), LONGEST_REASON), null));
        }
        var letter = new Letter(
                subject,
                "",
                lead,
                List.of(new Section("The acceptance", "plain", lines, "", null)),
                List.of(),
                page,
                to.why(),
                links.to("/me/digest"),
                links.to("/unsubscribe/reminders/" + to.choice().token()));
        return to.discreet() ? Discreet.of(letter) : letter;
    }

    private String what(Accepted of, int findings, To to) {
        var titles = digests.lines(to.choice().zone(), to.discreet()).titles();
        return of.rule() == null ? findings(findings) : CleanText.line(titles.apply(of.rule()), 80);
    }

    private static String findings(int number) {
        return Numbers.count(number, "finding");
    }

    private static String accounts(Accepted of) {
        var first = "In " + CleanText.line(of.account(), LONGEST_NAME);
        var others = of.accounts().size() - 1;
        return others == 0 ? first : first + " and " + Numbers.count(others, "other account");
    }

    private static String who(Accepted of) {
        return "asked for by %s, approved by %s"
                .formatted(
                        CleanText.line(of.askedName(), LONGEST_NAME), CleanText.line(of.approvedName(), LONGEST_NAME));
    }
}
