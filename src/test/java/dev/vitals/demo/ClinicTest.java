package dev.vitals.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.CallLog;
import dev.vitals.aws.RecordedAccount;
import dev.vitals.aws.Recording;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.AttestedRiskAnalysis;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading.Unreadable;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.scan.AccountReader;
import dev.vitals.scan.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recordings of the demo, read by the real collectors and judged by the real rules, on the days that matter. */
class ClinicTest {

    private static final Instant START = Instant.parse("2026-08-26T00:00:00Z");
    private static final CollectorCatalogue COLLECTORS = CollectorCatalogue.discover();
    private static final RuleEngine ENGINE = new RuleEngine(RuleCatalogue.discover(), COLLECTORS.kinds());

    private final Story story = Story.load();

    @ParameterizedTest
    @ValueSource(strings = {"production", "staging", "log-archive"})
    void isReadToTheEndOnItsFirstAndLastDay(String account) {
        assertThat(unread(read(account, 0))).isEmpty();
        assertThat(unread(read(account, story.days()))).isEmpty();
    }

    @Test
    void holdsMoreThanAHundredAndFiftyResources() {
        var resources = story.accounts().stream()
                .mapToInt(told -> read(told.folder(), story.days()).resources().size())
                .sum();
        assertThat(resources).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource({
        "production, ec2-security-group-no-public-ssh, ehr-app, 30, 31, 33",
        "production, rds-instance-not-public, analytics, 46, 47, 52",
        "production, cloudtrail-multi-region, , 0, 200, 200",
        "production, ec2-ebs-snapshot-not-public, report-server-final, 69, 70, 71"
    })
    void isWrongOnlyWhileSomethingIsWrong(String account, String rule, String name, int before, int from, int until) {
        assertThat(failing(account, before, rule, name)).isFalse();
        if (from <= story.days()) {
            assertThat(failing(account, from, rule, name)).isTrue();
            assertThat(failing(account, until - 1, rule, name)).isTrue();
            assertThat(failing(account, until, rule, name)).isFalse();
        }
    }

    @Test
    void isNotFixedButNotReadWhileTheRoleMayNotRead() {
        var lost = verdicts("staging", 62);
        assertThat(lost)
                .filteredOn(evaluation -> evaluation.rule().id().equals("ec2-security-group-no-public-rdp"))
                .isNotEmpty()
                .allMatch(evaluation -> evaluation.verdict() instanceof Verdict.Unknown);
        assertThat(unread(read("staging", 62))).allMatch(gap -> gap.contains("DENIED"));
        assertThat(unread(read("staging", 64))).isEmpty();
    }

    @Test
    void becomesBetterButNotPerfect() {
        var first = failures("production", 0);
        var last = failures("production", story.days());

        assertThat(last).as("a clinic on its way still has work").isNotEmpty();
        assertThat(last.size()).isLessThan(first.size());
        assertThat((long) last.size()).as("most of what is judged holds").isLessThan(judged("production") / 5);
    }

    @Test
    void changesSomethingWithEveryChange() {
        for (Story.Change change : story.changes()) {
            assertThat(words(change.account(), change.from()))
                    .as(change.layer())
                    .isNotEqualTo(words(change.account(), change.from() - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "staging", "log-archive"})
    void leavesNothingUnknownOnItsLastDay(String account) {
        assertThat(verdicts(account, story.days()))
                .filteredOn(evaluation -> evaluation.verdict() instanceof Verdict.Unknown)
                .extracting(evaluation -> evaluation.rule().id() + " "
                        + evaluation.resource().id() + " " + ((Verdict.Unknown) evaluation.verdict()).detail())
                .isEmpty();
    }

    private boolean failing(String account, int day, String rule, String name) {
        var inventory = read(account, day);
        var failing = new ArrayList<String>();
        ENGINE.judge(inventory, Settings.defaults(), evaluation -> {
            if (evaluation.rule().id().equals(rule) && evaluation.verdict() instanceof Verdict.Fail) {
                inventory.resources().stream()
                        .filter(resource -> resource.key().equals(evaluation.resource()))
                        .forEach(resource -> failing.add(resource.name()));
            }
        });
        return name == null ? !failing.isEmpty() : failing.contains(name);
    }

    private long judged(String account) {
        return verdicts(account, story.days()).stream()
                .filter(evaluation -> !(evaluation.verdict() instanceof Verdict.NotApplicable))
                .count();
    }

    private List<Evaluation> failures(String account, int day) {
        return verdicts(account, day).stream()
                .filter(evaluation -> evaluation.verdict() instanceof Verdict.Fail)
                .toList();
    }

    private List<Evaluation> verdicts(String account, int day) {
        var verdicts = new ArrayList<Evaluation>();
        ENGINE.judge(read(account, day), Settings.defaults(), verdicts::add);
        return verdicts;
    }

    /** Every verdict of a day, with what was read. */
    private String words(String account, int day) {
        var inventory = read(account, day);
        var lines = new TreeMap<String, String>();
        ENGINE.judge(
                inventory,
                Settings.defaults(),
                evaluation -> lines.put(
                        evaluation.rule().id() + evaluation.resource(),
                        evaluation.verdict().word()));
        return lines
                + inventory.resources().stream()
                        .map(resource -> resource.key().toString())
                        .sorted()
                        .collect(Collectors.joining());
    }

    private static List<String> unread(Inventory inventory) {
        var gaps = new ArrayList<String>();
        inventory.eachList((config, region, listed) -> {
            if (listed instanceof Unreadable<Integer> gap) {
                gaps.add(config.getSimpleName() + " " + region + " " + gap.cause() + " " + gap.detail());
            }
        });
        return gaps;
    }

    private Inventory read(String account, int day) {
        var at = START.plus(Duration.ofDays(day)).plus(Duration.ofHours(6));
        var recording = Recording.filled(story.recording(account, day), START, at);
        var recorded = RecordedAccount.of(recording);
        var inventory = new AccountReader(COLLECTORS.collectors())
                .read(recorded.session(recording, new CallLog()), recorded.regions(), at, Progress.SILENT);
        // What the server adds: nobody at the clinic has attested anything.
        inventory.complete(AttestedRiskAnalysis.class, Place.GLOBAL);
        return inventory;
    }
}
