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
import java.util.List;
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
    private final Settled settled;
    private final MemberStore members;
    private final MemberSight sight;
    private final DigestViews views;
    private final DigestReader reader;
    private final DigestWriter writer;
    private final MailMaker maker;
    private final Outbox outbox;
    private final Organization organization;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DigestRound(
            DigestChoices choices,
            Settled settled,
            MemberStore members,
            MemberSight sight,
            DigestViews views,
            DigestReader reader,
            DigestWriter writer,
            MailMaker maker,
            Outbox outbox,
            Organization organization,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.choices = choices;
        this.settled = settled;
        this.members = members;
        this.sight = sight;
        this.views = views;
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
        choices.bringBack(now);
        for (DigestChoice due : choices.due(now.minus(Settled.MARGIN))) {
            try {
                make(due, now);
            } catch (RuntimeException failure) {
                log.error("The digest of member {} could not be made", due.member(), failure);
            }
        }
    }

    private void make(DigestChoice due, Instant now) {
        var member = members.find(due.member(), now);
        var until = later(due.coveredTo(), settled.until(now));
        var mail = member.flatMap(person -> mail(person, due, until, now));
        transaction.executeWithoutResult(any -> {
            if (choices.done(due, until, now, mail.isPresent())) {
                mail.ifPresent(outbox::add);
            }
        });
    }

    /** Read outside a transaction: the reader's sight takes connections of its own. */
    private Optional<Mail> mail(Member member, DigestChoice due, Instant until, Instant now) {
        var address = MailMaker.address(member, due);
        if (address.isEmpty() || !until.isAfter(due.coveredTo())) {
            return Optional.empty();
        }
        return news(member, due, due.coveredTo(), until, notes(until, now))
                .filter(news -> news.isNews() || isAllClearDue(due, now))
                .map(news -> writer.write(news, due, maker.isDiscreet(due)))
                .map(letter -> maker.mail(Kind.DIGEST, member, address.get(), letter, now));
    }

    private static List<String> notes(Instant until, Instant now) {
        return until.isBefore(now.minus(Settled.MARGIN))
                ? List.of(
                        "A scan is running. What it finds, and what else happened since it began, is in the next mail.")
                : List.of();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What there is to tell somebody; empty for who may not see anything, and for an auditor of other days than these. */
    private Optional<DigestNews> news(
            Member member, DigestChoice choice, Instant from, Instant to, List<String> notes) {
        if (!isWithin(member, from, to)) {
            return Optional.empty();
        }
        var bound = views.bound(choice.view(), member.id());
        return sight.of(member, () -> reader.read(choice.scope(), bound, member.seesEverything(), from, to, notes));
    }

    /** The letter as it would be for the time since a moment, whatever happened. */
    Optional<Letter> letter(Member member, DigestChoice choice, Instant from, Instant to) {
        return news(member, choice, from, to, List.of())
                .map(news -> writer.write(news, choice, maker.isDiscreet(choice)));
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
