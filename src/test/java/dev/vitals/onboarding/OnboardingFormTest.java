package dev.vitals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnboardingFormTest {

    private static final Instant NOW = Instant.parse("2026-11-02T06:00:00Z");
    private static final String US = "arn:aws:iam::444455556666:role/vitals";

    @Test
    void givesEachAnExternalIdOfItsOwnThatNobodyGuesses() {
        var ids = IntStream.range(0, 100)
                .mapToObj(any -> form("account", "111122223333", "us-east-1")
                        .path(US, "ada", NOW)
                        .externalId())
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(100).allSatisfy(id -> assertThat(id).matches("vitals-[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, aws", "us-gov-west-1, aws-us-gov", "cn-north-1, aws-cn"})
    void takesThePartitionFromTheHomeRegion(String region, String partition) {
        assertThat(form("account", "1111-2222-3333", region)
                        .path(US, "ada", NOW)
                        .roleArn())
                .isEqualTo("arn:%s:iam::111122223333:role/vitals-read".formatted(partition));
    }

    @ParameterizedTest
    @CsvSource({
        "1234, us-east-1, '', accountId",
        "111122223333, us-east, '', homeRegion",
        "111122223333, us-east-1, file:///etc, endpoint"
    })
    void namesTheFieldThatIsWrong(String id, String region, String endpoint, String field) {
        assertThatThrownBy(() -> new OnboardingForm("account", id, "", "", true, region, endpoint).path(US, "ada", NOW))
                .isInstanceOfSatisfying(
                        OnboardingForm.WrongFieldException.class,
                        wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    @Test
    void reachesAMemberByTheRoleOfTheSameNameWithTheSameExternalId() {
        var path = form("organization", "111122223333", "us-east-1").path(US, "ada", NOW);

        var member = path.asAccount("777788889999", "Research", NOW);

        assertThat(member.id()).isEqualTo("777788889999");
        assertThat(member.connection().roleArn()).isEqualTo("arn:aws:iam::777788889999:role/vitals-read");
        assertThat(member.connection().externalId()).isEqualTo(path.externalId());
    }

    @Test
    void fillsInTheCommandAndTheLink() {
        var path = form("organization", "111122223333", "us-east-1").path(US, "ada", NOW);

        var deployment = Deployment.of(path, "https://templates.s3.amazonaws.com/a b.yaml");

        assertThat(deployment.command())
                .contains("VitalsPrincipal=" + US, "ExternalId=" + path.externalId(), "vitals-read-organization.yaml")
                .contains("list-roots");
        assertThat(deployment.quickCreate())
                .startsWith("https://console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/quickcreate?")
                .contains("templateURL=https%3A%2F%2Ftemplates.s3.amazonaws.com%2Fa+b.yaml")
                .contains("param_ExternalId=" + path.externalId());
        assertThat(Deployment.of(path, "").quickCreate()).isEmpty();
    }

    @Test
    void refusesAPrincipalThatIsNoneAtTheStart() {
        assertThatThrownBy(() -> new OwnIdentity("vitals", null))
                .hasMessageContaining("vitals.onboarding.principal is 'vitals'");
        assertThat(OwnIdentity.isPrincipal("arn:aws:sts::444455556666:assumed-role/vitals/i"))
                .isFalse();
        assertThat(OwnIdentity.isPrincipal(US)).isTrue();
    }

    static OnboardingForm form(String kind, String id, String region) {
        return new OnboardingForm(kind, id, "Hospital", "", true, region, "");
    }
}
