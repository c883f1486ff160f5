package dev.vitals.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.account.AccountStore;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Clinic;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What files do to findings, and what scans do to findings of files. */
class ImporterTest {

    private static final String CHARTS = "arn:aws:any:::charts";
    private static final String CHECK = "s3_bucket_public_access";
    private static final String RULE = "prowler:" + CHECK;
    private static final Instant BEFORE = Instant.parse("2026-10-01T06:00:00Z");
    private static final Instant NOW = Instant.parse("2026-10-21T06:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-10-22T06:00:00Z");

    private final TestDatabase database = TestDatabase.empty();
    private final Ledger ledger = new Ledger(database);
    private final BatchStore batches = new BatchStore(database.sql(), database.copy());
    private final TransactionTemplate transaction = new TransactionTemplate(database.transactions());
    private Instant now = NOW;

    @BeforeEach
    void watchAnAccountWithABucket() {
        new AccountStore(database.sql(), database.transactions()).keep(Clinic.account());
        ledger.scan(Files.ACCOUNT, BEFORE, Entry.bucket("charts", Verdict.pass()));
    }

    @Test
    void keepsNothingUntilSomebodySaysSo() throws IOException {
        var id = look(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20"));

        assertThat(database.count("finding")).isZero();
        assertThat(batches.find(id).orElseThrow().counts().fails()).isEqualTo(1);
        batches.discard(id);
        assertThat(database.count("import_row")).isZero();
    }

    @Test
    void opensAFindingOnTheResourceThatVitalsKnows() throws IOException {
        var id = keep(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20"));

        assertThat(finding(RULE)).isEqualTo("AWS::S3::Bucket charts failing high Bucket charts is FAIL.");
        assertThat(batches.find(id).orElseThrow().counts().opened()).isEqualTo(1);
        assertThat(new FileJudges(database.sql()).inForce()).singleElement().satisfies(judge -> {
            assertThat(judge.definition().origin()).isEqualTo(RuleDefinition.Origin.REPORTED);
            assertThat(judge.definition().safeguards()).contains("164.312(a)(1)");
        });
        var source = new BatchFiles(database.sql()).of(1).orElseThrow();
        assertThat(source.product()).isEqualTo("Prowler 5.3.0");
        assertThat(source.fileName()).isEqualTo("file.json");
    }

    @Test
    void takesTheMappingOfTheTableWhereTheFileNamesNone() throws IOException {
        keep(Files.prowler("acm_certificates_expiration_check", "FAIL", CHARTS, "2026-10-20", "\"SOC2\": [\"cc\"]"));

        assertThat(new FileJudges(database.sql())
                        .inForce()
                        .getFirst()
                        .definition()
                        .safeguards())
                .containsExactly("164.308(a)(4)(ii)(A)", "164.312(e)(1)");
    }

    @Test
    void makesARowOfItsOwnForWhatVitalsDoesNotKnowAndMovesOnceItDoes() throws IOException {
        var arn = "arn:aws:any:::archive";
        keep(Files.prowler(CHECK, "FAIL", arn, "2026-10-20"));
        assertThat(finding(RULE)).startsWith("Reported::Prowler::Resource " + arn + " failing");

        ledger.scan(
                Files.ACCOUNT, AFTER, Entry.bucket("charts", Verdict.pass()), Entry.bucket("archive", Verdict.pass()));
        now = AFTER.plusSeconds(60);
        keep(Files.prowler(CHECK, "FAIL", arn, "2026-10-22"));

        assertThat(findings())
                .containsExactlyInAnyOrder(
                        "Reported::Prowler::Resource " + arn + " passing high Bucket charts is FAIL.",
                        "AWS::S3::Bucket archive failing high Bucket charts is FAIL.");
    }

    @Test
    void survivesEveryScanThatSeesTheResource() throws IOException {
        keep(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20"));
        var before = database.fingerprint("finding");

        ledger.scan(Files.ACCOUNT, AFTER, Entry.bucket("charts", Verdict.pass()));
        ledger.scan(
                Files.ACCOUNT,
                AFTER.plusSeconds(60),
                List.of(new ListCoverage("AWS::S3::Bucket", "us-west-2", null, Cause.DENIED, "refused")));

        assertThat(database.fingerprint("finding")).isEqualTo(before);
        assertThat(finding(RULE)).contains("failing");
    }

    @Test
    void endsWhenAScanFindsTheResourceGone() throws IOException {
        keep(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20"));

        ledger.scan(Files.ACCOUNT, AFTER, List.of(new ListCoverage("AWS::S3::Bucket", "us-west-2", 0, null, "")));

        assertThat(finding(RULE)).contains("gone");
    }

    @Test
    void isResolvedByALaterFileThatSaysPass() throws IOException {
        keep(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20"));
        now = AFTER;
        var id = keep(Files.prowler(CHECK, "PASS", CHARTS, "2026-10-22"));

        assertThat(finding(RULE)).contains("passing");
        assertThat(batches.find(id).orElseThrow().counts().resolved()).isEqualTo(1);
    }

    @Test
    void isNotResolvedByAFileThatLeavesItOut() throws IOException {
        keep(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20"));
        now = AFTER;
        keep(Files.prowler("another_check", "FAIL", CHARTS, "2026-10-22"));

        assertThat(finding(RULE)).contains("failing");
    }

    @Test
    void isNotResolvedByAFileThatKnowsLess() throws IOException {
        keep(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20"));
        now = AFTER;
        var id = keep(Files.prowler(CHECK, "PASS", CHARTS, "2026-10-12"));

        assertThat(finding(RULE)).contains("failing");
        assertThat(batches.find(id).orElseThrow().counts().older()).isEqualTo(1);
    }

    @Test
    void keepsNoPassThatResolvesNothing() throws IOException {
        var rows = database.count("evaluation");
        keep(Files.prowler(CHECK, "PASS", CHARTS, "2026-10-20"));

        assertThat(database.count("evaluation")).isEqualTo(rows);
    }

    @Test
    void writesNothingForAFileThatSaysTheSameAgain() throws IOException {
        keep(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20"));
        var events = database.count("finding_event");
        now = AFTER;
        keep(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20"));

        assertThat(database.count("finding_event")).isEqualTo(events);
        assertThat(database.count("evaluation_history")).isZero();
    }

    @Test
    void keepsAFileOnceHoweverOftenItIsAskedTo() throws IOException {
        var id = look(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20"));
        for (int at = 0; at < 2; at++) {
            transaction.executeWithoutResult(any -> importer().keep(id));
        }
        assertThat(database.count("finding")).isEqualTo(1);
    }

    @Test
    void passesOverAccountsThatNobodyWatches() throws IOException {
        var id = keep(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20").replace(Files.ACCOUNT, "999988887777"));

        assertThat(database.count("finding")).isZero();
        assertThat(batches.find(id).orElseThrow().counts().unwatched())
                .extracting(BatchCounts.OfAccount::id)
                .containsExactly("999988887777");
    }

    @Test
    void weighsMoreWhereTheResourceHoldsPhi() throws IOException {
        ledger.scan(
                Files.ACCOUNT,
                BEFORE.plusSeconds(60),
                Entry.bucket("charts", Verdict.pass()).tagged(java.util.Map.of("phi", "true")));
        keep(Files.prowler(CHECK, "FAIL", CHARTS, "2026-10-20"));

        assertThat(finding(RULE)).contains("critical");
    }

    private UUID keep(String row) throws IOException {
        var id = look(row);
        transaction.executeWithoutResult(any -> importer().keep(id));
        return id;
    }

    private UUID look(String row) throws IOException {
        return importer().look("file.json", row.length(), Files.of("[" + row + "]"), "tester");
    }

    private Importer importer() {
        return new Importer(
                new AccountStore(database.sql(), database.transactions()),
                batches,
                new KnownResources(database.sql(), database.copy()),
                new InventoryStore(database.sql(), database.copy(), database.transactions()),
                new EvaluationStore(database.sql(), database.copy(), database.transactions()),
                database.books(),
                new Mapping(SafeguardCatalogue.load()),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private String finding(String rule) {
        return database.sql()
                .sql(SELECT + " where f.rule_id = ?")
                .param(rule)
                .query(String.class)
                .single();
    }

    private List<String> findings() {
        return database.sql().sql(SELECT).query(String.class).list();
    }

    private static final String SELECT = """
            select concat_ws(' ', r.type, r.resource_id, f.machine_state, f.severity, f.headline)
              from finding f join resource r on r.id = f.resource_id""";
}
