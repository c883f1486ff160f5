package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.remediation.FixRan;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FixNoticeTest extends DigestDays {

    private final UUID plan = UUID.fromString("c0ffee00-0000-4000-8000-c0ffeec0ffee");
    private UUID carl;

    @BeforeEach
    void ordered() {
        carl = practice.person("Carl", "compliance_officer", null);
        practice.person("Ada", "security_engineer", "production");
        practice.person("Sam", "security_engineer", "staging");
        practice.person("Vera", "viewer", null);
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.database
                .sql()
                .sql(
                        "insert into fix_plan (id, finding_id, account_id, fix, target, answers, before, after, trial, state,"
                                + " planned_by, planned_at, automatic, decided_by, decided_member, decided_at)"
                                + " values (?, 1, ?, 's3-encryption', '{}', '{}', '{}', '{}', '', 'done', 'standing order', now(),"
                                + " true, 'Carl', ?, now())")
                .params(plan, Practice.PRODUCTION, carl)
                .update();
    }

    @Test
    void tellsWhoGaveTheOrderAndWhoWorksOnTheAccountOnce() {
        practice.fixes().on(ran("Encrypt: done. It was done.", true));
        practice.fixes().on(ran("Encrypt: done. It was done.", true));

        assertThat(practice.mails())
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("ada@example.org", "carl@example.org");
        assertThat(practice.mails()).allSatisfy(mail -> {
            assertThat(mail.kind()).isEqualTo(Mail.Kind.NOTICE);
            assertThat(mail.subject()).isEqualTo("[Vitals] a standing order made a fix: Clinic production");
            assertThat(mail.plain())
                    .contains("Encrypt: done. It was done.", "https://vitals.example.org/fixes/" + plan)
                    .doesNotContain("Get no more of these");
            assertThat(mail.unsubscribe()).isEmpty();
        });
    }

    @Test
    void tellsEachEndOfAPlanAndThatOneChangedNothing() {
        practice.fixes().on(ran("Encrypt: done. It was done.", true));
        practice.fixes().on(ran("Encrypt: taken back. Ada asked for it.", true));
        assertThat(practice.mails()).hasSize(4);

        practice.fixes().on(ran("Encrypt: refused. It changed meanwhile.", false));
        assertThat(practice.mails())
                .filteredOn(mail -> mail.subject().contains("made no fix"))
                .hasSize(2)
                .allMatch(mail -> mail.plain().contains("Nothing was changed."));
    }

    @Test
    void saysNothingOfAFixThatSomebodyApproved() {
        practice.fixes().on(new FixRan(plan, 1, Practice.PRODUCTION, "Encrypt: done.", true, false));

        assertThat(practice.mails()).isEmpty();
    }

    @Test
    void saysNothingToWhoGaveTheOrderAndMaySeeTheAccountNoMore() {
        practice.database
                .sql()
                .sql("update member_grant set group_id = ? where member_id = ?")
                .params(practice.group("staging"), carl)
                .update();
        practice.fixes().on(ran("Encrypt: done. It was done.", true));

        assertThat(only().recipient()).isEqualTo("ada@example.org");
    }

    @Test
    void namesNoResourceAndNoAccountWhereItIsDiscreet() {
        practice.wanting(carl, Wants::discreetly);
        practice.fixes().on(ran("Encrypt: done. bucket-0, arn:aws:s3:::bucket-0 of 111122223333", true));

        assertThat(practice.mails())
                .filteredOn(mail -> mail.recipient().startsWith("carl"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject() + mail.plain() + mail.html())
                        .doesNotContainPattern("\\b\\d{12}\\b")
                        .doesNotContain("arn:", "bucket-0", "Clinic"));
    }

    private FixRan ran(String what, boolean changed) {
        return new FixRan(plan, 1, Practice.PRODUCTION, what, changed, true);
    }
}
