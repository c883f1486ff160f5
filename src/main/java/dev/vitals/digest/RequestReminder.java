package dev.vitals.digest;

import dev.vitals.digest.RequestFacts.Said;
import dev.vitals.identity.Member;
import dev.vitals.identity.MemberStore;
import dev.vitals.page.Organization;
import dev.vitals.room.Answering;
import dev.vitals.room.RequestMoved;
import dev.vitals.route.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells who may answer that evidence is asked for, that an answer will not do, and that the day is near by which one is
 * wished for; and who asked that there is an answer. Nobody is told of what they said themselves.
 */
@Component
public class RequestReminder {

    private static final Logger log = LoggerFactory.getLogger(RequestReminder.class);
    private static final int DAYS_BEFORE = 3;
    private static final Duration JUST_NOW = Duration.ofDays(1);
    private static final String ANSWERS =
            "You get this because you may answer it: you work on the findings of every account that it is about.";
    private static final String ASKED = "You get this because you asked for it.";

    private final RequestFacts facts;
    private final RequestWriter writer;
    private final MemberStore members;
    private final Reminding reminding;
    private final Organization organization;
    private final Clock clock;

    RequestReminder(
            RequestFacts facts,
            RequestWriter writer,
            MemberStore members,
            Reminding reminding,
            Organization organization,
            Clock clock) {
        this.facts = facts;
        this.writer = writer;
        this.members = members;
        this.reminding = reminding;
        this.organization = organization;
        this.clock = clock;
    }

    /** At once. */
    @ApplicationModuleListener
    public void on(RequestMoved moved) {
        facts.of(moved.request(), moved.entry()).ifPresent(said -> {
            var about = "request %d %d".formatted(said.request(), said.entry());
            if (said.waitsForAnAnswer()) {
                answering(said).stream()
                        .filter(member -> !member.id().equals(said.by()))
                        .forEach(member -> reminding.once(member, about, ANSWERS, to -> writer.wanted(said, to)));
            } else if (said.waitsForAWord() && !said.askedBy().equals(said.by())) {
                members.find(said.askedBy(), clock.instant())
                        .filter(member -> member.may(Right.ASK) && sees(member, said))
                        .ifPresent(member -> reminding.once(member, about, ASKED, to -> writer.answered(said, to)));
            }
        });
    }

    /**
     * Once for each request, three days before the day by which an answer is wished for; not where it was asked for within
     * a day, for that has been told just now.
     */
    void round() {
        var now = clock.instant();
        var today = organization.dayOf(now);
        for (Said said : facts.waiting(today, today.plusDays(DAYS_BEFORE), now.minus(JUST_NOW))) {
            try {
                remind(said, today);
            } catch (RuntimeException failure) {
                log.error("Nobody could be reminded of request {}", said.request(), failure);
            }
        }
    }

    private void remind(Said said, LocalDate today) {
        var day = Objects.requireNonNull(said.wishedFor());
        var about = "request %d due %s".formatted(said.request(), day);
        answering(said)
                .forEach(member -> reminding.once(member, about, ANSWERS, to -> writer.due(said, day, today, to)));
    }

    private List<Member> answering(Said said) {
        return members.all(clock.instant()).stream()
                .filter(member -> Answering.may(said.accounts(), member))
                .toList();
    }

    private static boolean sees(Member member, Said said) {
        return said.accounts().isEmpty()
                ? member.seesEverything()
                : said.accounts().stream().allMatch(account -> member.may(Right.READ, account));
    }
}
