package dev.vitals.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.rule.RuleBook;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Approvals;
import dev.vitals.support.Catalogues;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What is told of findings that are closed, and of what people said, at the end of a period. */
class FindingReaderTest {

    private static final String CLINIC = "111122223333";
    private static final LocalDate FIRST = LocalDate.parse("2026-11-20");
    private static final Instant START = Instant.parse("2026-11-20T06:00:00Z");

    private final TestDatabase database = TestDatabase.empty();
    private final Ledger ledger = new Ledger(database);
    private final FindingReader reader = new FindingReader(database.sql());

    FindingReaderTest() {
        database.account(CLINIC);
        scan(0, Verdict.fail("records keeps no versions"));
    }

    @Test
    void whatAScanSawPassIsAPass() {
        scan(1, Verdict.pass());
        assertThat(one().closedBy()).isEqualTo("a scan saw it pass");
        assertThat(ocsf()).isEqualTo("Pass");
    }

    @Test
    void whatPassedAndCannotBeReadNowIsUnknown() {
        scan(1, Verdict.pass());
        scan(2, new Verdict.Unknown(Cause.DENIED, "s3:GetBucketVersioning answered 403"));
        assertThat(one().isOpen()).isFalse();
        assertThat(one().stateWords()).isEqualTo("not readable");
        assertThat(ocsf()).isEqualTo("Unknown");
    }

    @Test
    void whatIsGoneIsNoPass() {
        ledger.scan(CLINIC, at(1), List.of(new ListCoverage("AWS::S3::Bucket", "us-west-2", 0, null, "")));
        assertThat(one().isOpen()).isFalse();
        assertThat(ocsf()).isEqualTo("Unknown");
    }

    @Test
    void whatTheRuleIsNoLongerAboutWasNotSeenToPass() {
        scan(1, Verdict.notApplicable("it is empty"));
        assertThat(one().closedBy()).isEqualTo("its rule is no longer about the resource");
        assertThat(one().stateWords()).isEqualTo("no longer applies");
        assertThat(ocsf()).isEqualTo("Unknown");
    }

    @Test
    void aLaterPassDoesNotTellOfAnEarlierClosing() {
        scan(1, Verdict.notApplicable("it is empty"));
        scan(2, Verdict.pass());
        assertThat(one().closedBy()).isEqualTo("its rule is no longer about the resource");
        assertThat(ocsf()).isEqualTo("Pass");
    }

    @Test
    void aReviewThatIsAskedForLaterIsNotToldOfAnEarlierDay() {
        says("review_requested", 2);
        assertThat(asOf(1).person()).isEqualTo("open");
        assertThat(asOf(3).person()).isEqualTo("review_requested");
    }

    @Test
    void anAcceptanceIsToldWithWhoAskedWhoApprovedAndUntilWhen() {
        accepted(1, FIRST.plusDays(2));
        var approval = asOf(2).approval();
        assertThat(asOf(2).isAccepted()).isTrue();
        assertThat(approval.requestedBy()).isEqualTo(Approvals.ANA);
        assertThat(approval.approvedBy()).isEqualTo(Approvals.BEN);
        assertThat(approval.until()).isEqualTo(FIRST.plusDays(2));
        assertThat(asOf(2).cells()).contains(Approvals.BEN, FIRST.plusDays(2));
        assertThat(asOf(2).cells()).hasSameSizeAs(FindingLine.COLUMNS);
    }

    @Test
    void anAcceptanceDoesNotHoldBeforeItWasApprovedNorAfterItsLastDay() {
        accepted(1, FIRST.plusDays(2));
        assertThat(asOf(0).isAccepted()).isFalse();
        assertThat(asOf(0).approval()).isNull();
        assertThat(asOf(3).isAccepted()).isFalse();
        assertThat(asOf(3).approval()).isNull();
    }

    private void accepted(int day, LocalDate until) {
        var finding =
                database.sql().sql("select id from finding").query(Long.class).single();
        new Approvals(database).accepted(finding, "Copies only", until, at(day));
    }

    private void says(String kind, int day) {
        database.sql()
                .sql("insert into finding_event (finding_id, at, kind, by) select id, ?, ?, 'Ana' from finding")
                .params(at(day).atOffset(ZoneOffset.UTC), kind)
                .update();
        database.sql().sql("update finding set human_state = ?").param(kind).update();
    }

    private void scan(int day, Verdict verdict) {
        ledger.scan(CLINIC, at(day), Entry.bucket("records", verdict));
    }

    private static Instant at(int day) {
        return START.plusSeconds(day * 86_400L);
    }

    private FindingLine one() {
        return asOf(3);
    }

    private FindingLine asOf(int day) {
        var lines = new ArrayList<FindingLine>();
        var asked =
                new Asked(List.of(CLINIC), FIRST, FIRST.plusDays(day), START.minusSeconds(1), at(day), ZoneOffset.UTC);
        new TransactionTemplate(database.transactions())
                .executeWithoutResult(any -> reader.findings(asked, List.of(), lines::add));
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private String ocsf() {
        var book = new RuleBook(Catalogues.RULES.judges(), Settings.defaults(), Optional.empty());
        var json = new OcsfFindings<>(new ByteArrayOutputStream(), book);
        json.write(one(), List.of());
        return JsonMapper.shared()
                .readTree(json.end().toString(StandardCharsets.UTF_8))
                .at("/0/compliance/status")
                .asString();
    }
}
