package dev.vitals.digest;

import dev.vitals.digest.AlertQueries.Closed;
import dev.vitals.digest.AlertQueries.Opened;
import dev.vitals.digest.Mail.Kind;
import dev.vitals.identity.Member;
import dev.vitals.identity.MemberSight;
import dev.vitals.identity.MemberStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells at once what cannot wait to those who want to be told and may see it: many things in one mail, each once. */
@Component
class AlertRound {

    private static final Logger log = LoggerFactory.getLogger(AlertRound.class);

    /** What somebody is to be told. */
    private record Urgent(List<Closed> closed, List<Opened> opened) {

        List<String> about() {
            return Stream.concat(
                            closed.stream().map(Closed::about), opened.stream().map(Opened::about))
                    .toList();
        }

        Urgent without(Set<String> told) {
            return new Urgent(
                    closed.stream().filter(each -> !told.contains(each.about())).toList(),
                    opened.stream().filter(each -> !told.contains(each.about())).toList());
        }
    }

    private final AlertWindow window;
    private final AlertQueries queries;
    private final AlertWriter writer;
    private final DigestChoices choices;
    private final MemberStore members;
    private final MemberSight sight;
    private final Notices notices;
    private final Told told;
    private final MailMaker maker;
    private final Clock clock;

    AlertRound(
            AlertWindow window,
            AlertQueries queries,
            AlertWriter writer,
            DigestChoices choices,
            MemberStore members,
            MemberSight sight,
            Notices notices,
            Told told,
            MailMaker maker,
            Clock clock) {
        this.window = window;
        this.queries = queries;
        this.writer = writer;
        this.choices = choices;
        this.members = members;
        this.sight = sight;
        this.notices = notices;
        this.told = told;
        this.maker = maker;
        this.clock = clock;
    }

    /** Windows that are over stay so until everybody was told. */
    void round() {
        var now = clock.instant();
        var over = window.over(now);
        var failed = new ArrayList<DigestChoice>();
        for (DigestChoice choice : choices.alerted()) {
            try {
                members.find(choice.member(), now).ifPresent(member -> tell(member, choice, now));
            } catch (RuntimeException failure) {
                log.error("Member {} could not be alerted", choice.member(), failure);
                failed.add(choice);
            }
        }
        if (failed.isEmpty()) {
            window.close(over);
        }
    }

    private void tell(Member member, DigestChoice choice, Instant now) {
        var since = Objects.requireNonNull(choice.alertsSince());
        var urgent = sight.of(
                        member,
                        () -> new Urgent(queries.closed(choice.scope()), queries.opened(choice.scope(), since, now)))
                .orElse(new Urgent(List.of(), List.of()));
        var news = urgent.without(notices.told(member.id(), urgent.about()));
        if (!news.about().isEmpty()) {
            var letter = writer.write(news.closed(), news.opened(), choice, maker.isDiscreet(choice), now);
            told.once(Kind.ALERT, member, choice, letter, news.about());
        }
    }
}
