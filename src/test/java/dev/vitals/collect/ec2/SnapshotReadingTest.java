package dev.vitals.collect.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Reading;
import dev.vitals.support.Inventories;
import dev.vitals.support.Recorded;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotReadingTest {

    private static final String OWN =
            "{'Snapshots': [{'SnapshotId': 'snap-1', 'OwnerId': '%1$s'}, {'SnapshotId': 'snap-2', 'OwnerId': '%1$s'}]}"
                    .formatted(Inventories.ACCOUNT);
    private static final String PUBLIC = "DescribeSnapshots-self+all";
    private static final String ASKED = "DescribeSnapshotAttribute-createVolumePermission+";

    private final Map<String, String> answers = new HashMap<>(Map.of("DescribeSnapshots-self", OWN));

    @Test
    void asksOnceForAllThatAreNotPublic() {
        answers.put(PUBLIC, "{'Snapshots': []}");
        assertThat(restorable("snap-1")).isEqualTo(Reading.known(false));
        assertThat(restorable("snap-2")).isEqualTo(Reading.known(false));
    }

    @Test
    void asksAgainOfEachThatAListCallsPublic() {
        answers.put(PUBLIC, OWN);
        answers.put(ASKED + "snap-1", "{'CreateVolumePermissions': [{'Group': 'all'}]}");
        answers.put(ASKED + "snap-2", "{'CreateVolumePermissions': [{'UserId': '222233334444'}]}");
        assertThat(restorable("snap-1")).isEqualTo(Reading.known(true));
        assertThat(restorable("snap-2")).isEqualTo(Reading.known(false));
    }

    @Test
    void doesNotTakeARefusedListForNone() {
        answers.put(PUBLIC, "error:UnauthorizedOperation");
        answers.put(ASKED + "snap-1", "{'CreateVolumePermissions': [{'Group': 'all'}]}");
        answers.put(ASKED + "snap-2", "error:UnauthorizedOperation");
        assertThat(restorable("snap-1")).isEqualTo(Reading.known(true));
        assertThat(restorable("snap-2").isReadable()).isFalse();
    }

    private Reading<Boolean> restorable(String snapshot) {
        return Recorded.of("ec2", "ec2", answers)
                .inventory()
                .find(EbsSnapshot.class, Inventories.REGION, snapshot)
                .orElseThrow()
                .config()
                .restorableByAll();
    }
}
