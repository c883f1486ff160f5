package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacerTest {

    private static final long SECOND = 1_000_000_000L;

    private static final Operation EC2 = Operation.of("ec2", "DescribeVolumes");

    private final AtomicLong now = new AtomicLong();
    private final Pacer pacer = new Pacer(0.5, now::get, now::addAndGet);

    @Test
    void letsABurstPassAndThenKeepsToItsShare() {
        for (int call = 0; call < 25; call++) {
            acquire(EC2);
        }
        assertThat(now.get())
                .as("a quarter of the burst of 100 passes at once, for the rest may arrive with it")
                .isZero();

        for (int call = 0; call < 20; call++) {
            acquire(EC2);
        }
        assertThat(now.get()).as("then half of 20 a second").isCloseTo(2 * SECOND, within(SECOND / 100));
    }

    /** What AWS would measure: in no time, however short or long, more than half of what its bucket holds and gets. */
    @ParameterizedTest
    @CsvSource({
        "ec2, DescribeInstances, 20, 100",
        "iam, ListAccessKeys, 15, 15",
        "s3, GetBucketPolicy, 200, 200",
        "cloudtrail, LookupEvents, 2, 2",
        "cloudwatchlogs, DescribeMetricFilters, 5, 5",
        "unheardof, ListThings, 20, 40"
    })
    void neverTakesMoreThanHalfOfALimit(String service, String operation, double perSecond, double burst) {
        var left = new ArrayList<Long>();
        for (int call = 0; call < 300; call++) {
            acquire(Operation.of(service, operation));
            left.add(now.get());
            // A pause in which a bucket fills again.
            now.addAndGet(call == 200 ? 60 * SECOND : 0);
        }
        for (int from = 0; from < left.size(); from++) {
            for (int to = from; to < left.size(); to++) {
                var seconds = (left.get(to) - left.get(from)) / (double) SECOND;
                var calls = to - from + 1;
                assertThat((double) calls)
                        .as("%d calls in %.3f seconds", calls, seconds)
                        .isLessThanOrEqualTo(Math.max(1, (burst + perSecond * seconds) / 2) + 1e-6);
            }
        }
    }

    /** A JVM that is cold sends what left at its pace up to half a second late, all at once: even then it is half at most. */
    @ParameterizedTest
    @CsvSource({
        "ec2, DescribeInstances, 100",
        "iam, ListAccessKeys, 15",
        "s3, GetBucketPolicy, 200",
        "lambda, GetPolicy, 15"
    })
    void leavesRoomForCallsThatArriveLateAndTogether(String service, String operation, double burst) {
        int together = 0;
        for (acquire(Operation.of(service, operation)); now.get() <= SECOND / 2; together++) {
            acquire(Operation.of(service, operation));
        }
        assertThat((double) together).isPositive().isLessThanOrEqualTo(burst / 2);
    }

    /** A machine that was held up for a while does not make up for it. */
    @Test
    void doesNotCatchUpAfterAPauseOfItsOwn() {
        for (int call = 0; call < 25; call++) {
            acquire(EC2);
        }
        now.addAndGet(SECOND);
        var left = new AtomicLong();
        while (now.get() == SECOND) {
            acquire(EC2);
            left.incrementAndGet();
        }
        assertThat(left.get())
                .as("what flowed in within that second, and the one that waited")
                .isEqualTo(11);
    }

    @Test
    void letsManyWorkersLeaveOneAfterTheOther() {
        var real = new Pacer(0.5);
        var call = Operation.of("cloudwatchlogs", "DescribeLogStreams");
        var began = System.nanoTime();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < 20; worker++) {
                workers.execute(() -> real.acquire("1", "us-east-1", call));
            }
        }
        assertThat((System.nanoTime() - began) / (double) SECOND)
                .as("six at once, then twelve and a half a second")
                .isGreaterThan(0.67);
    }

    @Test
    void knowsTheLimitsOfActionsAndOfRegions() {
        assertThat(rate("us-east-1", Operation.of("cloudwatchlogs", "FilterLogEvents")))
                .isEqualTo(12.5);
        assertThat(rate("us-west-2", Operation.of("cloudwatchlogs", "FilterLogEvents")))
                .isEqualTo(5);
        assertThat(rate("eu-central-1", Operation.of("cloudwatchlogs", "FilterLogEvents")))
                .isEqualTo(2.5);
        assertThat(rate("us-east-1", Operation.of("lambda", "ListFunctions"))).isEqualTo(7.5);
        assertThat(rate("us-east-1", Operation.of("lambda", "GetFunction"))).isEqualTo(50);
    }

    /** Where AWS counts calls alone, one kind of them does not hold up the other; where it does not, it does. */
    @Test
    void keepsApartOnlyWhatAwsCountsApart() {
        pacer.throttled("1", "us-east-1", Operation.of("lambda", "GetPolicy"));
        pacer.throttled("1", "us-east-1", Operation.of("ec2", "DescribeVolumes"));

        assertThat(rate("us-east-1", Operation.of("lambda", "ListFunctions"))).isEqualTo(7.5);
        assertThat(rate("us-east-1", EC2)).isEqualTo(5);
    }

    @Test
    void halvesOnThrottlingAndRecoversButNeverBeyondItsShare() {
        pacer.throttled("1", "us-east-1", EC2);
        assertThat(rate("us-east-1", EC2)).isEqualTo(5);
        pacer.throttled("1", "us-east-1", EC2);
        assertThat(rate("us-east-1", EC2)).isEqualTo(2.5);

        for (int answer = 0; answer < 100; answer++) {
            pacer.answered("1", "us-east-1", EC2);
        }
        assertThat(rate("us-east-1", EC2)).isEqualTo(10);
    }

    @Test
    void keepsAccountsAndRegionsApart() {
        pacer.throttled("1", "us-east-1", EC2);

        assertThat(pacer.rate("1", "us-west-2", EC2)).isEqualTo(10);
        assertThat(pacer.rate("2", "us-east-1", EC2)).isEqualTo(10);
    }

    private void acquire(Operation call) {
        pacer.acquire("1", "us-east-1", call);
    }

    private double rate(String region, Operation call) {
        return pacer.rate("1", region, call);
    }
}
