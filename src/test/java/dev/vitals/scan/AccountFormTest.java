package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.scan.AccountForm.WrongFieldException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFormTest {

    private static final Instant NOW = Instant.parse("2026-11-02T06:00:00Z");
    private static final String ROLE = "arn:aws-us-gov:iam::111122223333:role/ops/vitals-read";

    @Test
    void takesIdAndPartitionFromTheRole() {
        var account =
                form("role", "", ROLE, "us-gov-west-1, us-gov-east-1", "12").account(NOW);

        assertThat(account.id()).isEqualTo("111122223333");
        assertThat(account.partition()).isEqualTo("aws-us-gov");
        assertThat(account.regions()).containsExactly("us-gov-west-1", "us-gov-east-1");
        assertThat(account.every()).isEqualTo(Duration.ofHours(12));
        assertThat(account.groups()).containsExactly("Patient care", "Research");
        assertThat(account.connection().externalId()).isEqualTo("d6f2");
    }

    @Test
    void takesAnIdWithDashes() {
        assertThat(form("ambient", "1111-2222-3333", "", "", "").account(NOW).id())
                .isEqualTo("111122223333");
    }

    @Test
    void givesBackTheFormOfAnAccount() {
        var account = form("role", "", ROLE, "us-gov-west-1", "12").account(NOW);

        assertThat(AccountForm.of(account).account(NOW)).isEqualTo(account);
    }

    @ParameterizedTest
    @CsvSource({
        "role, '', arn:aws:iam::1111:role/x, '', '', roleArn",
        "ambient, 1234, '', '', '', accountId",
        "ambient, 111122223333, '', us-east, '', regions",
        "ambient, 111122223333, '', '', 0, hours",
        "ambient, 111122223333, '', '', soon, hours",
        "profile, 111122223333, '', '', '', profile",
        "demo, 111122223333, '', '', '', kind"
    })
    void namesTheFieldThatIsWrong(String kind, String id, String role, String regions, String hours, String field) {
        assertThatThrownBy(() -> form(kind, id, role, regions, hours).account(NOW))
                .isInstanceOfSatisfying(
                        WrongFieldException.class,
                        wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    private static AccountForm form(String kind, String id, String role, String regions, String hours) {
        return new AccountForm(
                kind,
                "Gov",
                id,
                role,
                "d6f2",
                "",
                "",
                "",
                "us-gov-west-1",
                regions,
                hours,
                "Research, Patient care",
                true,
                false);
    }
}
