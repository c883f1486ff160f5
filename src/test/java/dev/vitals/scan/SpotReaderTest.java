package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.Clinic;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said to have changed is read alone, and nothing is believed. */
class SpotReaderTest {

    private static final String SSH = "ec2-security-group-no-public-ssh";
    private static final Spot GROUP = new Spot(Set.of("AWS::EC2::SecurityGroup"), Set.of("sg-0a1"));

    private final Scanning scanning = new Scanning();

    @BeforeEach
    void scanned() {
        scanning.scan();
        scanning.events.clear();
        scanning.now = scanning.now.plus(Duration.ofHours(1));
    }

    @Test
    void judgesWhatWasMentionedAndSaysSo() {
        scanning.recording = Clinic.withSshFrom("10.0.0.0/8");

        var seen = read(GROUP);

        assertThat(seen).isEqualTo(new Spot.Seen(1, 0, ""));
        assertThat(machineState()).isEqualTo("passing");
        assertThat(scanning.events).anyMatch(SpotRead.class::isInstance);
    }

    @Test
    void writesNothingWhereNothingChanged() {
        var before = verdicts();

        read(GROUP);

        assertThat(verdicts()).isEqualTo(before);
        assertThat(scanning.database.count("evaluation_history")).isZero();
        assertThat(scanning.database.count("resource_version")).isZero();
        assertThat(scanning.database.count("coverage_history")).isZero();
    }

    @Test
    void keepsTheFindingOpenWhereTheListMayNotBeRead() {
        scanning.recording = Clinic.withoutPermission();

        var seen = read(GROUP);

        assertThat(seen.gone()).isZero();
        assertThat(seen.unread()).contains("sg-0a1", "access denied");
        assertThat(machineState()).isEqualTo("failing");
    }

    @Test
    void looksAtEveryOneOfTheKindWhereNothingGoesByWhatWasMentioned() {
        scanning.recording = Clinic.withSshFrom("10.0.0.0/8");

        read(new Spot(GROUP.types(), Set.of("something-else")));

        assertThat(machineState()).isEqualTo("passing");
    }

    @Test
    void leavesEverythingElseAsItWas() {
        var others = others();
        scanning.recording = Clinic.withSshFrom("10.0.0.0/8");

        read(GROUP);

        assertThat(others()).isEqualTo(others);
    }

    private Spot.Seen read(Spot spot) {
        return SpotReading.of(scanning.database, scanning.clock(), scanning.events::add, scanning)
                .read(UUID.randomUUID(), Clinic.account(), spot);
    }

    private String machineState() {
        return scanning.database
                .sql()
                .sql("select machine_state from finding where rule_id = ?")
                .param(SSH)
                .query(String.class)
                .single();
    }

    private String verdicts() {
        return scanning.database
                .sql()
                .sql(
                        "select string_agg(rule_id || resource_id || verdict || valid_from, ',' order by rule_id, resource_id)"
                                + " from evaluation")
                .query(String.class)
                .single();
    }

    private String others() {
        return scanning.database
                .sql()
                .sql(
                        "select string_agg(rule_id || resource_id || verdict, ',' order by rule_id, resource_id) from evaluation e"
                                + " where e.resource_id not in (select id from resource where resource_id = 'sg-0a1')")
                .query(String.class)
                .single();
    }
}
