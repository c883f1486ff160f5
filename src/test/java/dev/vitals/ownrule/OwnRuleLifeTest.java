package dev.vitals.ownrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.aws.SdkJson;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.collect.s3.S3Kinds;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StoredResource;
import dev.vitals.page.DiffLine;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Severity;
import dev.vitals.score.RuleTally;
import dev.vitals.score.ScoreBasis;
import dev.vitals.score.ScoreScope;
import dev.vitals.score.ScoreStore;
import dev.vitals.support.Catalogues;
import dev.vitals.support.Inventories;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule from its first version to its last scan, through the real engine and stores. */
class OwnRuleLifeTest {

    private static final String ID = "own-phi-bucket-owner";
    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T06:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-04T06:00:00Z");
    private static final CollectorCatalogue COLLECTORS = Catalogues.COLLECTORS;

    private final TestDatabase database = TestDatabase.empty();
    private final OwnRuleStore store = new OwnRuleStore(database.sql(), database.transactions());
    private final Kinds kinds = new Kinds(COLLECTORS);
    private final OwnRules rules = new OwnRules(store, kinds);
    private final RuleBooks books = database.books(rules);
    private final InventoryStore inventories =
            new InventoryStore(database.sql(), database.copy(), database.transactions());
    private final EvaluationStore evaluations =
            new EvaluationStore(database.sql(), database.copy(), database.transactions());

    @BeforeEach
    void writeTheRule() {
        database.account(Inventories.ACCOUNT);
        store.save(ID, 0, Written.owner(), "ada", "first", MONDAY);
    }

    @Test
    void judgesNothingBeforeItIsSwitchedOn() {
        scan(MONDAY, true);

        assertThat(verdicts()).isEmpty();
        assertThat(books.current().find(ID)).isEmpty();
        assertThat(books.current().withdrawn()).isEmpty();
    }

    @Test
    void opensAFindingAndCountsOnceItIsOn() {
        store.switchTo(ID, 1, "ada", MONDAY);
        scan(MONDAY, true);

        assertThat(verdicts()).containsExactly("fail charts holds PHI and names no owner");
        assertThat(finding()).contains("failing charts holds PHI and names no owner");
        assertThat(store.failing()).isEqualTo(Map.of(ID, 1L));
        assertThat(tally().orElseThrow().failed()).isEqualTo(1);
        assertThat(books.current().guidance(ID).orElseThrow().sections())
                .extracting(section -> section.heading())
                .containsExactly("Why it matters", "How to fix");
    }

    @Test
    void endsItsVerdictsWithTheScanAfterItWasSwitchedOff() {
        store.switchTo(ID, 1, "ada", MONDAY);
        scan(MONDAY, true);
        store.switchTo(ID, null, "ada", TUESDAY);
        scan(TUESDAY, true);

        assertThat(verdicts()).isEmpty();
        assertThat(finding()).contains("gone charts holds PHI and names no owner");
        assertThat(events()).containsExactly("opened", "gone: its rule is switched off");
        assertThat(openFindings()).isZero();
        assertThat(tally()).isEmpty();
    }

    @Test
    void endsItsVerdictsEvenWhereTheListWasRefusedMeanwhile() {
        store.switchTo(ID, 1, "ada", MONDAY);
        scan(MONDAY, true);
        store.switchTo(ID, null, "ada", TUESDAY);
        scan(TUESDAY, false);

        assertThat(verdicts()).isEmpty();
        assertThat(finding()).contains("gone charts holds PHI and names no owner");
        assertThat(events()).containsExactly("opened", "gone: its rule is switched off");
    }

    @Test
    void leavesARefusedListUnknownWhileItIsOn() {
        store.switchTo(ID, 1, "ada", MONDAY);
        scan(MONDAY, true);
        scan(TUESDAY, false);

        assertThat(verdicts())
                .containsExactlyInAnyOrder("unknown the list was refused", "unknown the list was refused");
        assertThat(finding()).contains("unknown charts holds PHI and names no owner");
    }

    @Test
    void reopensTheFindingWhenItIsSwitchedOnAgain() {
        store.switchTo(ID, 1, "ada", MONDAY);
        scan(MONDAY, true);
        store.switchTo(ID, null, "ada", TUESDAY);
        scan(TUESDAY, true);
        store.switchTo(ID, 1, "ada", WEDNESDAY);
        scan(WEDNESDAY, true);

        assertThat(finding()).contains("failing charts holds PHI and names no owner");
        assertThat(events())
                .containsExactly(
                        "opened", "gone: its rule is switched off", "reopened: charts holds PHI and names no owner");
    }

    @Test
    void writesNothingWhileNothingChanges() {
        store.switchTo(ID, 1, "ada", MONDAY);
        scan(MONDAY, true);
        var before = database.fingerprint("evaluation") + database.fingerprint("finding");
        scan(TUESDAY, true);

        assertThat(database.fingerprint("evaluation") + database.fingerprint("finding"))
                .isEqualTo(before);
        assertThat(database.count("evaluation_history")).isZero();
    }

    @Test
    void keepsJudgingByTheOldVersionUntilTheNewOneIsSwitchedOn() {
        store.switchTo(ID, 1, "ada", MONDAY);
        store.save(ID, 1, Written.with("", "true", ""), "bob", "laxer", TUESDAY);

        assertThat(store.find(ID).orElseThrow().hasDraft()).isTrue();
        assertThat(books.current().find(ID).orElseThrow().version()).isEqualTo(1);
        scan(TUESDAY, true);
        assertThat(verdicts()).containsExactly("fail charts holds PHI and names no owner");
        store.switchTo(ID, 2, "bob", WEDNESDAY);
        scan(WEDNESDAY, true);
        assertThat(verdicts()).containsExactly("pass ");
        assertThat(store.switches(ID)).extracting(OwnRuleStore.Switch::version).containsExactly(2, 1);
        assertThat(store.versions(ID)).extracting(RuleVersion::by).containsExactly("bob", "ada");
    }

    @Test
    void isUnknownEverywhereWhenItsStoredExpressionNoLongerCompiles() {
        store.save(ID, 1, Written.expression("gone_function(name)"), "ada", "", MONDAY);
        store.switchTo(ID, 2, "ada", MONDAY);
        scan(MONDAY, true);

        assertThat(verdicts()).containsExactly("unknown its expression does not compile");
        assertThat(finding()).isEmpty();
    }

    @Test
    void endsNoScanWhenItsTypeIsNoLongerRead() {
        var base = Written.owner();
        store.save(
                "own-robots",
                0,
                new RuleText("x", "AWS::Robot::Arm", Severity.LOW, base.safeguards(), "", "true", "", ""),
                "ada",
                "",
                MONDAY);
        store.switchTo("own-robots", 1, "ada", MONDAY);
        scan(MONDAY, true);

        assertThat(books.current().find("own-robots")).isEmpty();
    }

    @Test
    void refusesToSaveOverWhatSomebodyElseSaved() {
        store.save(ID, 1, Written.with("", "true", ""), "bob", "", TUESDAY);

        assertThatThrownBy(() -> store.save(ID, 1, Written.owner(), "ada", "", TUESDAY))
                .isInstanceOf(OwnRuleStore.SavedMeanwhileException.class);
        assertThatThrownBy(() -> store.save(ID, 0, Written.owner(), "ada", "", TUESDAY))
                .hasMessageContaining("There is a rule own-phi-bucket-owner already");
        assertThat(store.versions(ID)).hasSize(2);
    }

    @Test
    void showsWhatAVersionChanged() {
        var second = store.save(ID, 1, Written.with("'phi' in tags", "'team' in tags", ""), "bob", "", TUESDAY);

        assertThat(second.since(store.versions(ID).getLast()))
                .extracting(DiffLine::text)
                .contains("-expression: 'owner' in tags", "+expression: 'team' in tags");
    }

    private void scan(Instant at, boolean readable) {
        var inventory = readable ? whole(at) : refused(at);
        var lists = new ArrayList<ListCoverage>();
        inventory.eachList((config, region, listed) -> lists.add(
                ListCoverage.of(config == S3Bucket.class ? Written.BUCKET : config.getSimpleName(), region, listed)));
        var verdicts = new ArrayList<Evaluation>();
        var book = books.current();
        var own = rules.inForce();
        new RuleEngine(own, COLLECTORS.kinds()).judge(inventory, book.settings(), verdicts::add);
        var write = new ScanWrite(UUID.randomUUID(), Inventories.ACCOUNT, at);
        inventories.write(
                write,
                inventory.resources().stream()
                        .filter(resource -> resource.config() instanceof S3Bucket)
                        .map(resource -> StoredResource.of(resource, SdkJson.toJson(resource.config()), Set.of())),
                lists);
        evaluations.write(write, verdicts.stream(), lists, book.withdrawn());
    }

    private static Inventory whole(Instant at) {
        var inventory = new Inventory(Inventories.HOME, List.of(Inventories.REGION), at);
        inventory.add(CompiledRuleTest.bucket(Reading.known(Map.of("phi", "true"))));
        inventory.complete(S3Bucket.class, Place.GLOBAL);
        return inventory;
    }

    private static Inventory refused(Instant at) {
        var inventory = new Inventory(Inventories.HOME, List.of(Inventories.REGION), at);
        inventory.incomplete(S3Kinds.BUCKET.config(), Place.GLOBAL, Cause.DENIED, "the list was refused");
        return inventory;
    }

    private List<String> verdicts() {
        return database.sql()
                .sql("select verdict || ' ' || message from evaluation where rule_id = ? order by 1")
                .param(ID)
                .query(String.class)
                .list();
    }

    private Optional<String> finding() {
        return database.sql()
                .sql("select machine_state || ' ' || headline from finding where rule_id = ?")
                .param(ID)
                .query(String.class)
                .optional();
    }

    private List<String> events() {
        return database.sql()
                .sql("select kind || case when kind = 'opened' then '' else ': ' || detail end"
                        + " from finding_event order by id")
                .query(String.class)
                .list();
    }

    private long openFindings() {
        return database.sql()
                .sql("select count(*) from finding where resolved_at is null")
                .query(Long.class)
                .single();
    }

    private Optional<RuleTally> tally() {
        var safeguards = SafeguardCatalogue.load().scoredFor(Set.of(EntityType.HEALTH_CARE_PROVIDER));
        var people = new Witnesses(database, ZoneOffset.UTC).attestations();
        var score = new ScoreStore(database.sql(), people, database.transactions())
                .current(
                        ScoreScope.ALL,
                        LocalDate.ofInstant(WEDNESDAY, ZoneOffset.UTC),
                        new ScoreBasis(safeguards, books.current().scored(), ""));
        return score.safeguards().stream()
                .flatMap(safeguard -> safeguard.inputs().stream())
                .filter(tally -> tally.rule().id().equals(ID))
                .findFirst();
    }
}
