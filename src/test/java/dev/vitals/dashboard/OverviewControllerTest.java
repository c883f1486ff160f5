package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import dev.vitals.finding.FindingList;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.MemberStore;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.score.KeptScores;
import dev.vitals.score.Scopes;
import dev.vitals.score.ScoreBasis;
import dev.vitals.score.ScoreStore;
import dev.vitals.score.Standing;
import dev.vitals.score.Standings;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import dev.vitals.triage.LapsingAcceptances;
import dev.vitals.triage.WorkCounts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.server.ResponseStatusException;

class OverviewControllerTest {

    private static final String ACCOUNT = "111122223333";
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final AsOf NOW = new AsOf(LocalDate.parse("2026-11-02"), NOON, true);
    private static final SafeguardCatalogue SAFEGUARDS = SafeguardCatalogue.load();

    private final TestDatabase database = TestDatabase.empty();
    private final ExtendedModelMap model = new ExtendedModelMap();

    @Test
    void saysWhatToDoFirstWhereNoAccountIsWatched() {
        assertThat(controller().overview(NOW, null, model)).isEqualTo("dashboard/start");
    }

    @Test
    void claimsNothingBeforeTheFirstScan() {
        database.account(ACCOUNT);

        assertThat(controller().overview(NOW, null, model)).isEqualTo("dashboard/overview");
        var standing = (Standing) model.get("standing");
        assertThat(standing).isNotNull();
        assertThat(standing.isAnythingJudged()).isFalse();
        assertThat(standing.numbers().met()).isZero();
        assertThat(((StatusSentence) model.get("sentence")).text())
                .contains("nothing read", "1 account never read completely");
        assertThat(model.get("unseen"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(((Trend) model.get("trend")).isDrawable()).isFalse();
    }

    @Test
    void knowsNoScopeThatIsNotThere() {
        database.account(ACCOUNT);

        assertThatThrownBy(() -> controller().overview(NOW, "group:7", model))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("404");
        assertThatThrownBy(() -> controller().overview(NOW, "group:' or true", model))
                .isInstanceOf(ResponseStatusException.class);
    }

    private OverviewController controller() {
        var sql = database.sql();
        var scores =
                new ScoreStore(sql, new Witnesses(database, ZoneOffset.UTC).attestations(), database.transactions());
        var kept = new KeptScores(sql);
        var basis = new ScoreBasis(SAFEGUARDS.scoredFor(Set.of(EntityType.HEALTH_PLAN)), List.of(), "settings");
        var queries = new OverviewQueries(sql);
        var organization = new Organization("Clinic", ZoneOffset.UTC);
        var current = new CurrentMember(new MemberStore(sql), Clock.fixed(NOON, ZoneOffset.UTC));
        var findings = new FindingList(sql, database.books(), database.transactions());
        var parts = new OverviewParts(
                new NewsSpan(new Visits(sql), current, organization),
                new WhatChanged(queries, new NewsQueries(sql), SAFEGUARDS),
                new WhatNeedsYou(current, mock(WorkCounts.class), new LapsingAcceptances(sql), findings, sql),
                new FamilyWeeks(sql, SAFEGUARDS, Optional::empty),
                new ExposureQueries(sql, database.settings()));
        return new OverviewController(
                new Scopes(sql),
                new Standings(scores, kept, () -> basis),
                kept,
                new Trends(scores, Optional::empty),
                queries,
                parts,
                SAFEGUARDS,
                findings,
                database.lists(),
                organization);
    }
}
