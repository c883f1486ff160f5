package dev.vitals.digest;

import dev.vitals.identity.Member;
import dev.vitals.route.Right;
import dev.vitals.triage.OtherWork;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows whoever looks after mails those of the last two weeks that did not leave. */
@Component
@Order(40)
class MailWork implements OtherWork {

    private static final Duration LATELY = Duration.ofDays(14);

    private final JdbcClient sql;
    private final Clock clock;

    MailWork(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String heading() {
        return "Mails that were not sent in the last 14 days";
    }

    @Override
    public List<Waiting> of(Member who) {
        return who.may(Right.MAILS)
                ? sql.sql("select id, subject, recipient from mail where state in ('refused', 'given_up')"
                                + " and made_at > :since order by made_at desc, id limit 100")
                        .param("since", clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
                        .query((row, number) -> new Waiting(
                                "/mails/" + row.getString("id"),
                                row.getString("subject"),
                                row.getString("recipient"),
                                null,
                                false))
                        .list()
                : List.of();
    }
}
