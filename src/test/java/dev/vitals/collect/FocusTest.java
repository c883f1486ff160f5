package dev.vitals.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.RecordedSession;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.support.Inventories;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Bucket;

class FocusTest {

    private static final ResourceKind<String> WARD =
            ResourceKind.of("AWS::Test::Ward", String.class, name -> name, (place, name) -> "arn:aws:test:::" + name);

    private final Focus focus = new Focus(Set.of("AWS::Test::Ward"), Set.of("records"));
    private final dev.vitals.inventory.Inventory inventory = Inventories.unread();

    @Test
    void asksForDetailsOfWhatIsLookedForAlone() {
        var asked = new ConcurrentLinkedQueue<String>();

        sweep(focus).list(WARD, () -> List.of("leaflets", "records", "x-rays"), name -> {
            asked.add(name);
            return name;
        });

        assertThat(asked).containsExactly("records");
    }

    @Test
    void neverTakesANarrowListForAWholeOne() {
        sweep(focus).list(WARD, () -> List.of("leaflets", "records"), name -> name);

        assertThat(inventory.coverage(String.class, Inventories.HOME.region()))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        why -> assertThat(why.detail()).isEqualTo(Focus.REST_LEFT_OUT));
    }

    @Test
    void aListThatHoldsNothingElseIsWhole() {
        sweep(focus).list(WARD, () -> List.of("records"), name -> name);

        assertThat(inventory.coverage(String.class, Inventories.HOME.region())).isEqualTo(Reading.known(1));
    }

    @Test
    void leavesOtherKindsAlone() {
        sweep(new Focus(Set.of("AWS::Test::Other"), Set.of("records")))
                .list(WARD, () -> List.of("leaflets", "records"), name -> name);

        assertThat(inventory.coverage(String.class, Inventories.HOME.region())).isEqualTo(Reading.known(2));
    }

    @Test
    void knowsAThingByNameByArnAndByTheEndOfItsArn() {
        assertThat(focus.holds(Bucket.builder().name("records").build())).isTrue();
        assertThat(focus.holds(Bucket.builder().name("leaflets").build())).isFalse();
        assertThat(focus.holds("arn:aws:sqs:us-east-1:111122223333:records")).isTrue();
        assertThat(focus.holds("arn:aws:ecs:us-east-1:111122223333:cluster/records"))
                .isTrue();
        assertThat(focus.holds("arn:aws:sqs:us-east-1:111122223333:old-records"))
                .isFalse();
    }

    private Sweep sweep(Focus on) {
        return new Sweep(
                new RecordedSession(dev.vitals.support.Clinic.withoutPermission(), Inventories.HOME),
                Inventories.HOME,
                inventory,
                on);
    }
}
