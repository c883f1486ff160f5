package dev.vitals.register;

import static dev.vitals.register.RegisterField.choice;
import static dev.vitals.register.RegisterField.day;
import static dev.vitals.register.RegisterField.line;
import static dev.vitals.register.RegisterField.past;
import static dev.vitals.register.RegisterField.prose;

import dev.vitals.register.DueRule.Missing;
import dev.vitals.register.DueRule.PastDay;
import dev.vitals.register.RegisterDefinition.Cadence;
import java.util.List;
import java.util.Optional;

/** The registers that there are. */
final class RegisterCatalogue {

    private static final int MONTHLY = 31;
    private static final int YEARLY = 366;

    private static final RegisterDefinition ASSOCIATES = new RegisterDefinition(
            "business-associates",
            "Business associates",
            "business associate",
            "Everybody outside the workforce who makes, receives, keeps or passes on PHI for you, AWS among them, and the agreement that binds each.",
            List.of("164.308(b)(1)", "164.308(b)(2)", "164.308(b)(3)", "164.314(a)(1)", "164.314(a)(2)(i)"),
            List.of(
                    line("name", "Name", "as in the agreement").required(),
                    prose("service", "What they do with PHI", "which data, for what, from where")
                            .required(),
                    line("contact", "Contact", "whom to call about an incident"),
                    past("signed", "Agreement signed on", "empty while there is none"),
                    day("ends", "Agreement ends on", "empty where it runs until somebody ends it"),
                    day("review", "Next look at it", "that it is still what is done"),
                    line("subcontractors", "Subcontractors", "who of theirs sees PHI, as far as they say")),
            List.of("name"),
            List.of("signed", "ends", "review"),
            List.of(
                    new Missing("signed", "no agreement is signed"),
                    new PastDay("ends", "", "the agreement ended on"),
                    new PastDay("review", "", "the agreement was to be looked at by")),
            null,
            "The agreement",
            "They no longer see PHI: what they had was returned or destroyed.");

    private static final RegisterDefinition TRAINING = new RegisterDefinition(
            "training",
            "Training roster",
            "training",
            "Who of the workforce took which security training when, and when it is due again.",
            List.of("164.308(a)(5)(i)"),
            List.of(
                    line("person", "Person", "").required(),
                    line("role", "Role", "as of the day of the training"),
                    line("course", "Course", "").required(),
                    past("completed", "Completed on", "empty while it is still to be taken"),
                    day("due", "Due again", "the last day on which it is in order")
                            .required()),
            List.of("person", "course"),
            List.of("role", "completed", "due"),
            List.of(new PastDay("due", "", "training was due on")),
            null,
            "Certificate",
            "They left, or no longer need it.");

    private static final RegisterDefinition INCIDENTS = new RegisterDefinition(
            "incidents",
            "Incident log",
            "incident",
            "Security incidents, known or suspected: what was found, what was done, to whom it was reported, how it ended. Write about systems and events; leave patients' names out.",
            List.of("164.308(a)(6)(i)", "164.308(a)(6)(ii)"),
            List.of(
                    line("what", "What happened", "in one line").required(),
                    past("found", "Found on", "").required(),
                    choice("severity", "Severity", "Low", "Medium", "High", "Breach of unsecured PHI")
                            .required(),
                    prose("actions", "What was done", "to stop it, and to limit harm"),
                    line("reported", "Reported to", "with the day"),
                    day("next", "Next step by", "empty when there is none"),
                    past("closed", "Closed on", ""),
                    prose("outcome", "Outcome", "what was found out, what changed")),
            List.of("what", "found"),
            List.of("severity", "found", "next", "closed"),
            List.of(new PastDay("next", "closed", "the next step was to be taken by")),
            null,
            "Report",
            "It was entered by mistake.");

    private static final RegisterDefinition REVIEWS = new RegisterDefinition(
            "activity-reviews",
            "Activity reviews",
            "review",
            "Who looked through which log or report when, what they saw, and what they did about it.",
            List.of("164.308(a)(1)(ii)(D)"),
            List.of(
                    line("log", "Log or report", "such as CloudTrail of production")
                            .required(),
                    past("from", "From", "first day looked at"),
                    past("to", "To", "last day looked at"),
                    line("reviewer", "Reviewed by", "").required(),
                    past("reviewed", "Reviewed on", "").required(),
                    prose("seen", "What was seen", "nothing unusual, if so").required(),
                    prose("done", "What was done", "nothing, if nothing had to be")
                            .required()),
            List.of("log", "reviewed"),
            List.of("reviewer", "reviewed", "seen"),
            List.of(),
            new Cadence("reviewed", MONTHLY, "review"),
            "",
            "It was entered by mistake.");

    private static final RegisterDefinition TESTS = new RegisterDefinition(
            "restore-tests",
            "Contingency and restore tests",
            "test",
            "Trials of the contingency plan: what was restored from which copy, how long it took, and what was learned.",
            List.of("164.308(a)(7)(ii)(D)"),
            List.of(
                    line("system", "System or plan", "").required(),
                    past("tested", "Tested on", "").required(),
                    line("by", "Tested by", "").required(),
                    choice("result", "Result", "Worked", "Worked in part", "Failed")
                            .required(),
                    line("took", "How long it took", "against what the plan allows"),
                    prose("learned", "What was learned", "").required(),
                    day("follow", "Follow-up by", "empty when there is none"),
                    past("followed", "Followed up on", "")),
            List.of("system", "tested"),
            List.of("tested", "result", "follow"),
            List.of(new PastDay("follow", "followed", "the follow-up was due on")),
            new Cadence("tested", YEARLY, "test"),
            "Report",
            "It was entered by mistake.");

    private static final RegisterDefinition MEDIA = new RegisterDefinition(
            "media-movements",
            "Movements of devices and media",
            "movement",
            "Laptops, drives, paper and other things with ePHI that came, went or changed hands, and who answers for each.",
            List.of("164.310(d)(1)", "164.310(d)(2)(iii)"),
            List.of(
                    line("item", "Item", "with its number").required(),
                    choice("holds", "Holds", "ePHI, encrypted", "ePHI, not encrypted", "No ePHI")
                            .required(),
                    past("moved", "Moved on", "").required(),
                    line("origin", "From", ""),
                    line("target", "To", "").required(),
                    line("responsible", "Who answers for it", "").required(),
                    choice("copy", "Copy made before", "Yes", "Not needed"),
                    day("expected", "Expected by", ""),
                    past("received", "Received on", ""),
                    line("wiped", "Wiped or destroyed", "how, by whom, when")),
            List.of("item", "moved"),
            List.of("holds", "moved", "target", "received"),
            List.of(new PastDay("expected", "received", "it was expected by")),
            null,
            "Certificate of destruction",
            "It was entered by mistake.");

    private static final List<RegisterDefinition> ALL = List.of(ASSOCIATES, TRAINING, INCIDENTS, REVIEWS, TESTS, MEDIA);

    private RegisterCatalogue() {}

    /** In the order of pages. */
    static List<RegisterDefinition> all() {
        return ALL;
    }

    static Optional<RegisterDefinition> find(String slug) {
        return ALL.stream().filter(each -> each.slug().equals(slug)).findFirst();
    }
}
