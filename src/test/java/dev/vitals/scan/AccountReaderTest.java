package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.account.AwsRegion;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.support.Inventories;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;

class AccountReaderTest {

    record Ward(String name) {}

    record Bed(String name) {}

    private static final ResourceKind<Ward> WARD =
            ResourceKind.of("Clinic::Ward", Ward.class, Ward::name, (place, ward) -> place.arn("clinic", ward.name()));
    private static final ResourceKind<Bed> BED =
            ResourceKind.of("Clinic::Bed", Bed.class, Bed::name, (place, bed) -> place.arn("clinic", bed.name()));

    @Test
    void readsEveryRegionAndShelvesTheAccountItself() {
        var inventory = read(regional(sweep -> {
            sweep.list(WARD, () -> List.of(new Ward("north-" + sweep.place().region())));
            sweep.list(BED, List::<Bed>of);
        }));

        assertThat(inventory.all(Ward.class))
                .extracting(ward -> ward.id())
                .containsExactly("north-us-east-1", "north-us-west-2");
        assertThat(inventory.all(Bed.class)).isEmpty();
        assertThat(inventory.all(AwsAccount.class)).hasSize(1);
        assertThat(inventory.all(AwsRegion.class))
                .extracting(region -> region.region())
                .containsExactly("us-east-1", "us-west-2");
    }

    @Test
    void keepsWhatWasSeenAndMarksTheListIncompleteWhenPageTwoIsRefused() {
        var inventory = read(regional(sweep -> {
            sweep.list(WARD, () -> () -> firstThenDenied());
            sweep.list(BED, () -> List.of(new Bed("one")));
        }));

        assertThat(inventory.seen(Ward.class, "us-east-1")).hasSize(1);
        assertThat(inventory.coverage(Ward.class, "us-east-1"))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class, why -> assertThat(why.cause()).isEqualTo(Cause.DENIED));
        assertThat(inventory.find(Ward.class, "us-east-1", "unseen").isReadable())
                .isFalse();
        assertThat(inventory.all(Bed.class)).as("the other list is untouched").hasSize(2);
    }

    @Test
    void countsAListThatACollectorForgotAsUnread() {
        var inventory = read(regional(sweep -> sweep.list(WARD, List::<Ward>of)));

        assertThat(inventory.coverage(Bed.class, "us-east-1").isReadable()).isFalse();
    }

    @Test
    void keepsACollectorThatBreaksFromSpoilingTheOthers() {
        var inventory = read(
                regional(sweep -> {
                    throw new IllegalStateException("broken");
                }),
                new FakeCollector(Collector.Reach.ONCE_PER_ACCOUNT, "account-wide", List.of(), sweep -> {}));

        assertThat(inventory.coverage(Ward.class, "us-west-2").isReadable()).isFalse();
        assertThat(inventory.all(AwsAccount.class)).hasSize(1);
    }

    @Test
    void leavesTheRestUnreadWhenCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };

        var inventory = new AccountReader(List.of(regional(sweep -> sweep.list(WARD, List::<Ward>of))))
                .read(new NoSession(Inventories.HOME), List.of("us-east-1"), Inventories.READ_AT, cancelled);

        assertThat(inventory.coverage(Ward.class, "us-east-1").isReadable()).isFalse();
    }

    @Test
    void tellsWhichServiceOfWhichRegionIsDone() {
        var heard = Collections.synchronizedList(new ArrayList<String>());
        Progress progress = new Progress() {
            @Override
            public void finished(String service, String region, int resources, int unreadableLists) {
                heard.add("%s %s: %d, %d unreadable".formatted(service, region, resources, unreadableLists));
            }
        };

        new AccountReader(List.of(regional(sweep -> {
                    sweep.list(WARD, () -> List.of(new Ward("a"), new Ward("b")));
                    sweep.incomplete(BED, Cause.THROTTLED_OUT, "too fast");
                })))
                .read(new NoSession(Inventories.HOME), List.of("us-east-1"), Inventories.READ_AT, progress);

        assertThat(heard).containsExactly("clinic us-east-1: 2, 1 unreadable");
    }

    private static Inventory read(Collector... collectors) {
        return new AccountReader(List.of(collectors))
                .read(
                        new NoSession(Inventories.HOME),
                        List.of("us-east-1", "us-west-2"),
                        Inventories.READ_AT,
                        Progress.SILENT);
    }

    private static Collector regional(Consumer<Sweep> collect) {
        return new FakeCollector(Collector.Reach.EACH_REGION, "clinic", List.of(WARD, BED), collect);
    }

    private static Iterator<Ward> firstThenDenied() {
        return new Iterator<>() {
            private boolean first = true;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Ward next() {
                if (first) {
                    first = false;
                    return new Ward("north");
                }
                throw AwsServiceException.builder()
                        .statusCode(403)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDenied")
                                .build())
                        .build();
            }
        };
    }

    private record FakeCollector(Reach reach, String service, List<ResourceKind<?>> kinds, Consumer<Sweep> work)
            implements Collector {

        @Override
        public List<Operation> operations() {
            return List.of();
        }

        @Override
        public void collect(Sweep sweep) {
            work.accept(sweep);
        }
    }

    private record NoSession(Place place) implements AwsSession {

        @Override
        public <C extends SdkClient> C client(Class<C> type) {
            throw new AssertionError("no client is needed");
        }

        @Override
        public AwsSession in(String region) {
            return new NoSession(place.in(region));
        }
    }
}
