package dev.vitals.digest;

import dev.vitals.digest.DigestChoice.Rhythm;
import dev.vitals.digest.Mail.Kind;
import dev.vitals.identity.Member;
import dev.vitals.identity.MemberSight;
import dev.vitals.identity.MemberStore;
import dev.vitals.page.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the digests that are due. A mail and the note that it is made are kept together, so that each is made once. */
@Component
class DigestRound {

    private static final Logger log = LoggerFactory.getLogger(DigestRound.class);

    /** A little less than a week, so that an all-clear comes on its weekday. */
    private static final Duration ALMOST_A_WEEK = Duration.ofHours(6 * 24 + 12);

    private final DigestChoices choices;
    private final MemberStore members;
    private final MemberSight sight;
    private final DigestReader reader;
    private final DigestWriter writer;
    private final MailMaker maker;
    private final Outbox outbox;
    private final Organization organization;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DigestRound(
            DigestChoices choices,
            MemberStore members,
            MemberSight sight,
            DigestReader reader,
            DigestWriter writer,
            MailMaker maker,
            Outbox outbox,
            Organization organization,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.choices = choices;
        this.members = members;
        this.sight = sight;
        this.reader = reader;
        this.writer = writer;
        this.maker = maker;
        this.outbox = outbox;
        this.organization = organization;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Makes what is due. What fails for one person stays due for the next round and holds up nobody else. */
    void round() {
        var now = clock.instant();
        for (DigestChoice due : choices.due(now)) {
            try {
                make(due, now);
            } catch (RuntimeException failure) {
                log.error("The digest of member {} could not be made", due.member(), failure);
            }
        }
    }

    private void make(DigestChoice due, Instant now) {
        var member = members.find(due.member(), now);
        var mail = member.flatMap(person -> mail(person, due, now));
        transaction.executeWithoutResult(any -> {
            if (choices.done(due, now, mail.isPresent())) {
                mail.ifPresent(outbox::add);
            }
        });
    }

    /** Read outside a transaction: the reader's sight takes connections of its own. */
    private Optional<Mail> mail(Member member, DigestChoice due, Instant now) {
        var address = MailMaker.address(member, due);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        return news(member, due, due.coveredTo(), now)
                .filter(news -> news.isNews() || isAllClearDue(due, now))
                .map(news -> writer.write(news, due, maker.isDiscreet(due)))
                .map(letter -> maker.mail(Kind.DIGEST, member, address.get(), letter, now));
    }

    /** What there is to tell somebody; empty for who may not see anything, and for an auditor of other days than these. */
    private Optional<DigestNews> news(Member member, DigestChoice choice, Instant from, Instant to) {
        return isWithin(member, from, to)
                ? sight.of(member, () -> reader.read(choice.scope(), member.seesEverything(), from, to))
                : Optional.empty();
    }

    /** The letter as it would be for the time since a moment, whatever happened. */
    Optional<Letter> letter(Member member, DigestChoice choice, Instant from, Instant to) {
        return news(member, choice, from, to).map(news -> writer.write(news, choice, maker.isDiscreet(choice)));
    }

    private boolean isWithin(Member member, Instant from, Instant to) {
        return member.period()
                .map(period -> period.contains(organization.dayOf(from)) && period.contains(organization.dayOf(to)))
                .orElse(true);
    }

    private static boolean isAllClearDue(DigestChoice due, Instant now) {
        if (!due.allClear()) {
            return false;
        }
        var mailed = due.mailedAt();
        return due.rhythm() == Rhythm.WEEKLY
                || (now.atZone(due.zone()).getDayOfWeek() == due.weekday()
                        && (mailed == null || mailed.plus(ALMOST_A_WEEK).isBefore(now)));
    }
}
