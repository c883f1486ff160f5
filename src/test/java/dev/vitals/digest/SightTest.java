package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SightTest extends DigestDays {

    @Test
    void sendsADigestThatWaitedToWhoMayStillSeeWhatIsInIt() {
        waiting(practice.person("Bert", "viewer", "staging"));

        assertThat(refusal()).isEmpty();
    }

    @Test
    void holdsBackADigestThatWaitedWhenARoleWasTakenAway() {
        waiting(practice.ada());
        change("delete from member_grant");

        assertThat(refusal()).contains("may no longer see");
    }

    @Test
    void holdsBackADigestThatWaitedWhenEveryAccountBecameAGroup() {
        waiting(practice.ada());
        change("update member_grant set group_id = " + practice.group("staging"));

        assertThat(refusal()).contains("may no longer see");
    }

    @Test
    void holdsBackADigestThatWaitedWhenAnAccountLeftTheGroup() {
        waiting(practice.person("Bert", "viewer", "staging"));
        change("delete from account_group_member");

        assertThat(refusal()).contains("may no longer see");
    }

    @Test
    void holdsBackADigestThatWaitedWhenTheReaderWasPutOut() {
        waiting(practice.ada());
        change("update member set active = false");

        assertThat(refusal()).contains("was deactivated");
    }

    private void waiting(UUID reader) {
        practice.wanting(reader, choice -> choice);
        tomorrow();
        practice.scan(Practice.STAGING, FAIL);
        seven();
        only();
    }

    private void change(String statement) {
        practice.database.sql().sql(statement).update();
    }

    private String refusal() {
        return new Sight(practice.members)
                .refusal(only(), practice.clock.instant())
                .orElse("");
    }
}
