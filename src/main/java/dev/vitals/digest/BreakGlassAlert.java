package dev.vitals.digest;

import dev.vitals.digest.Mail.Kind;
import dev.vitals.identity.MemberStore;
import dev.vitals.local.BreakGlassUsed;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells who sees every account, and wants to be told at once, that somebody came in by the account of Vitals itself. The
 * event waits in the database until the mails lie in the outbox; nobody is told of the same sign-in twice.
 */
@Component
public class BreakGlassAlert {

    private final DigestChoices choices;
    private final MemberStore members;
    private final AlertWriter writer;
    private final Told told;
    private final MailMaker maker;
    private final Clock clock;

    BreakGlassAlert(
            DigestChoices choices, MemberStore members, AlertWriter writer, Told told, MailMaker maker, Clock clock) {
        this.choices = choices;
        this.members = members;
        this.writer = writer;
        this.told = told;
        this.maker = maker;
        this.clock = clock;
    }

    /** Once the sign-in is written down; each mail with its note is a transaction of its own. */
    @TransactionalEventListener
    public void on(BreakGlassUsed used) {
        var about = List.of("break-glass " + used.at().toEpochMilli());
        for (DigestChoice choice : choices.alerted()) {
            members.find(choice.member(), clock.instant())
                    .filter(member -> member.active() && member.seesEverything())
                    .ifPresent(member -> told.once(
                            Kind.ALERT, member, choice, writer.write(used, choice, maker.isDiscreet(choice)), about));
        }
    }
}
