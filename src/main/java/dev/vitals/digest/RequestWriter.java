package dev.vitals.digest;

import dev.vitals.digest.Letter.Line;
import dev.vitals.digest.Letter.Section;
import dev.vitals.digest.Reminding.To;
import dev.vitals.digest.RequestFacts.Said;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.Numbers;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes what was said of a request for evidence. Discreetly without its words and without the accounts. */
@Component
class RequestWriter {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 400;

    private final SafeguardCatalogue safeguards;
    private final Links links;

    RequestWriter(SafeguardCatalogue safeguards, Links links) {
        this.safeguards = safeguards;
        this.links = links;
    }

    /** That evidence is asked for, or that an answer will not do. */
    Letter wanted(Said said, To to) {
        return said.state().equals("open")
                ? letter(
                        said,
                        "evidence is asked for",
                        "%s asks for evidence of %s.",
                        "What is asked for",
                        said.asked(),
                        to)
                : letter(
                        said,
                        "an answer was returned",
                        "%s says that something is missing in the answer on %s.",
                        "What is missing",
                        said.text(),
                        to);
    }

    /** That there is an answer, or why there is none. */
    Letter answered(Said said, To to) {
        return said.state().equals("answered")
                ? letter(
                        said,
                        "your request was answered",
                        "%s has answered your request on %s. Accept it, or say what is missing.",
                        "The answer",
                        said.text(),
                        to)
                : letter(
                        said,
                        "your request was declined",
                        "%s has declined your request on %s. Accept that, or say what is missing.",
                        "Why there is no answer",
                        said.text(),
                        to);
    }

    /** That the day is near by which an answer is wished for. */
    Letter due(Said said, LocalDate wishedFor, LocalDate today, To to) {
        var left = ChronoUnit.DAYS.between(today, wishedFor);
        var when = left == 0 ? "today" : left == 1 ? "tomorrow" : "in " + left + " days";
        return letter(
                said,
                "an answer is due " + when,
                "%s waits for an answer on %s.",
                "What is asked for",
                said.asked(),
                to);
    }

    /** @param lead with places for who said it and the safeguard */
    private Letter letter(Said said, String subject, String lead, String title, String text, To to) {
        var leads = new ArrayList<>(List.of(lead.formatted(who(said), safeguard(said))));
        if (said.waitsForAnAnswer() && said.wishedFor() != null) {
            leads.add("The answer is wished for by %s.".formatted(DigestLines.day(said.wishedFor())));
        }
        var letter = new Letter(
                "%s: %s".formatted(subject, safeguard(said)),
                "",
                leads,
                List.of(new Section(title, "plain", List.of(line(said, text, to)), "", null)),
                List.of(),
                page(said),
                to.why(),
                links.to("/me/digest"),
                links.to("/unsubscribe/reminders/" + to.choice().token()));
        return to.discreet() ? Discreet.of(letter) : letter;
    }

    private Line line(Said said, String text, To to) {
        if (to.discreet()) {
            return new Line("", "What was said stands on its page", files(said), page(said));
        }
        var words = text.isBlank() ? "Without words" : CleanText.line(text, LONGEST_TEXT);
        return new Line("", words, under(said), page(said));
    }

    private static String under(Said said) {
        return Stream.of(said.about(), accounts(said), files(said))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String accounts(Said said) {
        if (said.accounts().isEmpty()) {
            return "all accounts";
        }
        var first = CleanText.line(said.account(), LONGEST_NAME);
        var others = said.accounts().size() - 1;
        return others == 0 ? first : first + " and " + Numbers.count(others, "other account");
    }

    private static String files(Said said) {
        return said.files() == 0 ? "" : "with " + Numbers.count(said.files(), "file");
    }

    private String safeguard(Said said) {
        return safeguards
                .find(said.citation())
                .map(each -> each.citation() + " " + each.title())
                .orElse(said.citation());
    }

    private static String who(Said said) {
        return CleanText.line(said.byName(), LONGEST_NAME);
    }

    private String page(Said said) {
        return links.to("/room/requests/" + said.request());
    }
}
