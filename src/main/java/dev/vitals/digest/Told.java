package dev.vitals.digest;

import dev.vitals.digest.Mail.Kind;
import dev.vitals.identity.Member;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps a mail with the note of what it tells, or neither: nobody is told the same twice. */
@Component
class Told {

    private final Notices notices;
    private final Outbox outbox;
    private final MailMaker maker;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Told(Notices notices, Outbox outbox, MailMaker maker, Clock clock, PlatformTransactionManager transactions) {
        this.notices = notices;
        this.outbox = outbox;
        this.maker = maker;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        // After a commit, where listeners are called, there is a transaction still that takes nothing in any more.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Puts the letter into the outbox, unless another instance has told some of it meanwhile. */
    void once(Kind kind, Member member, DigestChoice choice, Letter letter, Collection<String> about) {
        var now = clock.instant();
        MailMaker.address(member, choice).ifPresent(address -> {
            var mail = maker.mail(kind, member, address, letter, now);
            keep(member, mail, about, now);
        });
    }

    private void keep(Member member, Mail mail, Collection<String> about, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (notices.tell(member.id(), about, now)) {
                outbox.add(mail);
            } else {
                status.setRollbackOnly();
            }
        });
    }
}
