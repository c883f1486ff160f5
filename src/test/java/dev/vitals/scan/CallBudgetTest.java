package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.CallLog;
import dev.vitals.aws.RecordedSession;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Settings;
import dev.vitals.support.MixedAccount;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What reading costs: AWS bounds how often it may be asked, and bills some of it. */
class CallBudgetTest {

    private static final Instant NOW = Instant.parse("2026-11-01T06:00:00Z");
    private static final CollectorCatalogue COLLECTORS = CollectorCatalogue.discover();
    private static final MixedAccount ACCOUNT = new MixedAccount();
    private static final CallLog LOG = new CallLog();

    private static Inventory inventory;

    /** The region where everything is, and one where nothing is. */
    @BeforeAll
    static void read() {
        var place = new Place("aws", MixedAccount.ID, "us-east-1");
        inventory = new AccountReader(COLLECTORS.collectors())
                .read(
                        new RecordedSession(ACCOUNT, place, LOG),
                        List.of("us-east-1", "us-west-2"),
                        NOW,
                        Progress.SILENT);
    }

    @Test
    void readsTenThousandMixedResourcesWithFourThousandCallsAtMost() {
        assertThat(ACCOUNT.size()).isEqualTo(10_000);
        assertThat(inventory.resources()).hasSizeGreaterThan(10_000);
        assertThat(LOG.calls()).as(LOG.counts().toString()).isLessThanOrEqualTo(4_000);
    }

    /** What hangs on pages grows with pages: a thousand snapshots, volumes or interfaces cost two calls and no more. */
    @Test
    void asksForPagesAndNotForEachOfWhatThereAreThousands() {
        assertThat(LOG.counts().get("ec2/us-east-1").calls()).isLessThan(60);
    }

    @Test
    void asksNoMoreHoweverManyRulesJudge() {
        var calls = LOG.calls();
        var verdicts = new LongAdder();

        new RuleEngine(RuleCatalogue.discover(), COLLECTORS.kinds())
                .judge(inventory, Settings.defaults(), evaluation -> verdicts.increment());

        assertThat(verdicts.sum()).isGreaterThan(10_000);
        assertThat(LOG.calls()).isEqualTo(calls);
    }
}
