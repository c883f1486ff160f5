package dev.vitals.digest;

import dev.vitals.digest.Mail.Kind;
import dev.vitals.identity.Member;
import dev.vitals.page.Organization;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tells somebody something once by a mail of the kind that they can end: reminders. */
@Component
class Reminding {

    private final DigestChoices choices;
    private final Notices notices;
    private final Told told;
    private final MailMaker maker;
    private final Organization organization;
    private final Clock clock;

    Reminding(
            DigestChoices choices,
            Notices notices,
            Told told,
            MailMaker maker,
            Organization organization,
            Clock clock) {
        this.choices = choices;
        this.notices = notices;
        this.told = told;
        this.maker = maker;
        this.organization = organization;
        this.clock = clock;
    }

    /** A reader, by what they chose. */
    record To(DigestChoice choice, boolean discreet, String why) {}

    /**
     * Tells, unless they want no reminders or were told before.
     *
     * @param about tells this from everything else that they are told
     * @param why they get it, in a sentence
     */
    void once(Member reader, String about, String why, Function<To, Letter> letter) {
        var choice = choices.of(reader.id(), organization.zone(), clock.instant());
        if (choice.reminders() && notices.told(reader.id(), List.of(about)).isEmpty()) {
            var to = new To(choice, maker.isDiscreet(choice), why);
            told.once(Kind.REMINDER, reader, choice, letter.apply(to), List.of(about));
        }
    }
}
