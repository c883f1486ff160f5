package dev.vitals.ownrule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.ownrule.Trial.Says;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Catalogues;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialsTest {

    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
    private static final String FIRST = "111122223333";
    private static final String SECOND = "444455556666";
    private static final Verdict PASS = Verdict.pass();

    private final TestDatabase database = TestDatabase.empty();
    private final Kinds kinds = new Kinds(Catalogues.COLLECTORS);
    private final Trials trials =
            new Trials(database.sql(), database.transactions(), Clock.fixed(MONDAY, ZoneOffset.UTC));
    private final OwnRuleStore store = new OwnRuleStore(database.sql(), database.transactions());
    private final RuleImport imports =
            new RuleImport(store, new RuleCheck(kinds, SafeguardCatalogue.load()), database.transactions());

    @BeforeEach
    void readTwoAccounts() {
        database.account(FIRST);
        database.account(SECOND);
        var ledger = new Ledger(database);
        ledger.scan(
                FIRST,
                MONDAY,
                Entry.bucket("charts", PASS).tagged(Map.of("phi", "true")),
                Entry.bucket("labs", PASS).tagged(Map.of("phi", "true", "owner", "lab")),
                Entry.bucket("web", PASS).tagged(Map.of("team", "web")),
                Entry.bucket("dark", PASS)
                        .config("{\"tags\": {\"$unreadable\": \"DENIED\", \"detail\": \"s3:GetBucketTagging\"}}"));
        ledger.scan(
                SECOND,
                MONDAY,
                List.of(new ListCoverage(Written.BUCKET, "us-west-2", null, Cause.THROTTLED_OUT, "s3:ListBuckets")),
                Entry.bucket("other", PASS).tagged(Map.of("phi", "true")));
    }

    @Test
    void countsAndNamesWhatTheRuleWouldSay() {
        var trial = trials.of(OwnRules.compile(Written.owner(), kinds), Written.BUCKET, "");

        assertThat(Says.values()).extracting(trial::count).containsExactly(2, 1, 1, 1);
        assertThat(trial.named(Says.FAIL))
                .extracting(Trial.Named::why)
                .containsExactly("charts holds PHI and names no owner", "other holds PHI and names no owner");
        assertThat(trial.named(Says.UNKNOWN))
                .extracting(Trial.Named::why)
                .containsExactly("access denied: s3:GetBucketTagging");
        assertThat(trial.unread())
                .containsExactly(
                        new Trial.Unread("account 444455556666", "us-west-2", "throttled out: s3:ListBuckets"));
        assertThat(database.count("evaluation")).as("what stood before stands").isEqualTo(5);
        assertThat(database.count("own_rule")).isZero();
    }

    @Test
    void triesOneAccountAlone() {
        var trial = trials.of(OwnRules.compile(Written.owner(), kinds), Written.BUCKET, SECOND);

        assertThat(trial.total()).isEqualTo(1);
        assertThat(trial.unread()).hasSize(1);
    }

    @Test
    void listsFieldsWithAnExample() {
        var fields = new FieldList(database.sql()).of(kinds.find(Written.GROUP).orElseThrow());

        assertThat(fields).extracting(FieldList.Field::path).contains("resource.IpPermissions[].IpRanges[].CidrIp");
        assertThat(new FieldList(database.sql()).counts(List.of(Written.BUCKET, Written.GROUP)))
                .isEqualTo(Map.of(Written.BUCKET, 5L));
    }

    @Test
    void bringsAFileInSwitchedOffButNewVersionsOfRulesThatAreOnAtOnce() {
        imports.run(imports.plan(file(Written.owner())), "ada", MONDAY);
        assertThat(store.find("own-a").orElseThrow().isOn()).isFalse();
        assertThat(imports.plan(file(Written.owner())).changesAnything()).isFalse();

        store.switchTo("own-a", 1, "ada", MONDAY);
        var plan = imports.plan(file(Written.with("", "true", "")));
        assertThat(plan.steps().getFirst().words()).isEqualTo("version 2, in force at once, for the rule is on");
        imports.run(plan, "bob", MONDAY);

        assertThat(store.find("own-a").orElseThrow().inForce().version()).isEqualTo(2);
        assertThat(store.versions("own-a").getFirst().by()).isEqualTo("bob");
    }

    @Test
    void storesNothingOfAFileOfWhichOneRuleIsWrong() {
        var broken = file(Written.expression("nothing_like_it"));

        assertThat(imports.plan(broken).wrong())
                .extracting(RuleFile.Wrong::sentence)
                .allMatch(words -> words.startsWith("Line 3: own-a, expression: Line 1, column 1: undeclared"));
        assertThat(imports.plan(file(new RuleText(
                                "x",
                                "AWS::No::Thing",
                                Written.owner().severity(),
                                List.of("164.999"),
                                "",
                                "true",
                                "",
                                "")))
                        .wrong())
                .hasSize(2);
    }

    @Test
    void refusesAnotherTypeForARuleThatThereIs() {
        imports.bringIn(file(Written.owner()), Set.of("own-a"), "ada", MONDAY);
        var text = Written.owner();
        var other = new RuleText(
                text.title(), Written.GROUP, text.severity(), text.safeguards(), "", "true", "", text.guidance());

        assertThat(imports.plan(file(other)).wrong().getFirst().words())
                .isEqualTo("own-a judges AWS::S3::Bucket; a rule for another type needs another id.");
    }

    private static String file(RuleText text) {
        return RuleFileWriter.write(List.of(new RuleVersion("own-a", 1, text, MONDAY, "ada", "")));
    }
}
