package dev.vitals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.scan.ConnectionCheck;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OnboardingStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-02T06:00:00Z");
    private static final ConnectionCheck.Result OPEN = new ConnectionCheck.Result(
            "",
            "us-east-1",
            List.of("us-east-1"),
            List.of(new ConnectionCheck.Missing("ec2:DescribeVpcs", false, List.of("vpc"))),
            12,
            List.of(),
            false);

    private final TestDatabase database = TestDatabase.empty();
    private final OnboardingStore paths = new OnboardingStore(database.sql(), database.transactions());

    @Test
    void goesOnWithAnAccountThatSomebodyHasBegunWith() {
        var first = begun("111122223333");
        var again =
                OnboardingFormTest.form("account", "111122223333", "us-east-1").path("", "bo", NOW);

        assertThat(paths.begin(again)).isEqualTo(first.id());
        assertThat(paths.find(first.id()).orElseThrow().externalId()).isEqualTo(first.externalId());
    }

    @Test
    void holdsSeveralAtOnceEachWhereItIs() {
        var waiting = begun("111122223333");
        var checked = begun("777788889999");
        paths.checked(checked.id(), new Checked(OPEN, Checked.Guard.ASKS, ""), List.of(), NOW);

        assertThat(paths.underWay()).hasSize(2);
        assertThat(stepOf(waiting)).isEqualTo(Step.ROLE);
        assertThat(stepOf(checked)).isEqualTo(Step.CHECK);
        assertThat(paths.find(checked.id()).orElseThrow().checked())
                .isEqualTo(new Checked(OPEN, Checked.Guard.ASKS, ""));
    }

    @Test
    void beginsAnewOnceItIsDoneWith() {
        var first = begun("111122223333");
        paths.end(first.id(), NOW);

        assertThat(paths.find(first.id())).isEmpty();
        assertThat(begun("111122223333").externalId()).isNotEqualTo(first.externalId());
    }

    @Test
    void changesNoNameOnceItIsScanned() {
        var path = begun("111122223333");
        paths.scanning(path.id(), path.account(), UUID.randomUUID(), NOW);

        paths.name(path.id(), "", "arn:aws:iam::111122223333:role/other");

        assertThat(paths.find(path.id()).orElseThrow().roleArn()).endsWith("role/vitals-read");
        assertThat(Step.of(paths.find(path.id()).orElseThrow(), true)).isEqualTo(Step.SCAN);
        assertThat(Step.of(paths.find(path.id()).orElseThrow(), false)).isEqualTo(Step.RESULT);
    }

    @Test
    void keepsWhyAnAccountIsLeftOutAndNeverTakesASuspendedOne() {
        var left = candidate("ACTIVE").found(true, "");
        assertThat(left.chosen()).isTrue();
        var explained = new Candidate("777788889999", "Old", "ACTIVE", null, "", false, "closes in spring", null);
        assertThat(explained.found(true, "").chosen()).isFalse();
        assertThat(candidate("ACTIVE").found(false, "denied").chosen()).isFalse();
        assertThat(candidate("SUSPENDED").closedBecause()).startsWith("Left out: AWS has suspended it");
        assertThat(candidate("PENDING_CLOSURE").closedBecause()).contains("being closed");
        assertThat(candidate("SUSPENDED").chosen()).isFalse();
    }

    private Candidate candidate(String state) {
        return new Candidate("777788889999", "Old", state, null, "", false, "", null);
    }

    private Step stepOf(Onboarding path) {
        return Step.of(paths.find(path.id()).orElseThrow(), false);
    }

    private Onboarding begun(String account) {
        var path = OnboardingFormTest.form("account", account, "us-east-1").path("", "ada", NOW);
        return paths.find(paths.begin(path)).orElseThrow();
    }
}
