package dev.vitals.rule.alarm;

import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.Verdict.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * From event to ear: a trail of all regions that is logging writes to a log group, metric filters there match the
 * events, alarms watch the filters' metrics, and a topic with a confirmed subscriber hears of them. One whole chain is
 * enough; where there is none, one that could not be read leaves it unknown.
 */
final class AlarmChain {

    private static final String NO_TRAIL =
            "No trail of all regions that is logging delivers to CloudWatch Logs in account ";

    private final Inventory inventory;
    private final Watched watched;

    AlarmChain(Inventory inventory, Watched watched) {
        this.inventory = inventory;
        this.watched = watched;
    }

    Verdict judge() {
        var seen = verdicts(inventory.seen(CloudTrailTrail.class));
        if (seen.stream().anyMatch(AlarmChain::passes)) {
            return Verdict.pass();
        }
        inventory.all(CloudTrailTrail.class);
        for (Reading<Verdict> verdict : seen) {
            // Throws where a chain could not be followed to its end.
            verdict.orElseThrow();
        }
        return seen.stream()
                .map(Reading::orElseThrow)
                .reduce(AlarmChain::further)
                .orElseGet(() -> Verdict.fail(NO_TRAIL + inventory.account())
                        .expected("a trail with a log group, a metric filter, an alarm and a subscriber"));
    }

    private List<Reading<Verdict>> verdicts(List<Resource<CloudTrailTrail>> trails) {
        var verdicts = new ArrayList<Reading<Verdict>>();
        for (Resource<CloudTrailTrail> trail : trails) {
            verdicts.add(Reading.attempt(() -> of(trail.config())));
        }
        return verdicts;
    }

    private Verdict of(CloudTrailTrail trail) {
        var group = trail.trail().cloudWatchLogsLogGroupArn();
        if (!Reading.required(trail.trail().isMultiRegionTrail(), "IsMultiRegionTrail")
                || !Reading.required(trail.status().orElseThrow().isLogging(), "IsLogging")
                || group == null) {
            return Verdict.fail(NO_TRAIL + inventory.account())
                    .expected("a trail with a log group, a metric filter, an alarm and a subscriber");
        }
        var name = logGroup(group);
        var verdict = new WatchedGroup(inventory, watched, name).judge();
        return verdict instanceof Verdict.Fail fail
                ? fail.after(new Step("log group", name.name(), "hears of the trail in " + name.region()))
                        .after(new Step("trail", trail.trail().name(), "logs every region"))
                : verdict;
    }

    private LogGroupName logGroup(String arn) {
        var group = LogGroupName.of(arn);
        if (!group.account().equals(inventory.account())) {
            throw new UnreadableException(
                    Cause.UNSUPPORTED, "the log group of the trail belongs to account " + group.account());
        }
        return group;
    }

    private static boolean passes(Reading<Verdict> verdict) {
        return verdict instanceof Reading.Known<Verdict>(Verdict.Pass pass);
    }

    /** Of two failures the one that got further along the chain tells more. */
    private static Verdict further(Verdict one, Verdict other) {
        return one instanceof Verdict.Fail fail && fail.message().startsWith(NO_TRAIL) ? other : one;
    }
}
