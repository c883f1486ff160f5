package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.finding.FindingList;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
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
        assertThat(controller().overview(NOW, null, 7, model)).isEqualTo("dashboard/start");
    }

    @Test
    void claimsNothingBeforeTheFirstScan() {
        database.account(ACCOUNT);

        assertThat(controller().overview(NOW, null, 7, model)).isEqualTo("dashboard/overview");
        var standing = (Standing) model.get("standing");
        assertThat(standing).isNotNull();
        assertThat(standing.isAnythingJudged()).isFalse();
        assertThat(standing.numbers().met()).isZero();
        assertThat(model.get("sentences"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("Not read yet: account 111122223333.");
        assertThat(((Trend) model.get("trend")).isDrawable()).isFalse();
    }

    @Test
    void knowsNoScopeThatIsNotThere() {
        database.account(ACCOUNT);

        assertThatThrownBy(() -> controller().overview(NOW, "group:7", 7, model))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("404");
        assertThatThrownBy(() -> controller().overview(NOW, "group:' or true", 7, model))
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
        return new OverviewController(
                new Scopes(sql),
                new Standings(scores, kept, () -> basis),
                kept,
                new Trends(scores, Optional::empty),
                queries,
                SAFEGUARDS,
                new FindingList(sql, database.books(), database.transactions()),
                database.lists(),
                organization,
                new RecentChanges(queries, organization, Optional::empty));
    }
}
