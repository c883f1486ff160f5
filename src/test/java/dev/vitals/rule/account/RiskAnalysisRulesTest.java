package dev.vitals.rule.account;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.inventory.AttestedRiskAnalysis;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** On the first of November 2026. */
class RiskAnalysisRulesTest {

    private static final AwsAccount ACCOUNT = new AwsAccount(Inventories.ACCOUNT);

    private final RiskAnalysisRules rules = new RiskAnalysisRules();
    private final Inventory inventory = Inventories.empty();

    @Test
    void passesWhileTheLastSignedOneIsOfTheLastTwelveMonths() {
        analysis(1, "2024-06-01", "ben");
        analysis(2, "2025-11-01", "ben");

        verdict(judge()).passes();
    }

    @Test
    void failsTheDayAfter() {
        analysis(2, "2025-10-31", "ben");

        verdict(judge()).fails("The last risk analysis that is signed off was performed on 2025-10-31 (Analysis 2)");
    }

    @Test
    void doesNotTakeForAnAnalysisWhatNobodySignedOff() {
        analysis(1, "2026-10-30", "");
        verdict(judge()).fails("The risk analysis of 2026-10-30 (Analysis 1) is not signed off");

        analysis(2, "2024-10-31", "ben");
        verdict(judge()).failsSaying("2024-10-31");
    }

    @Test
    void failsWhereThereIsNone() {
        inventory.complete(AttestedRiskAnalysis.class, Place.GLOBAL);

        verdict(judge()).fails("No risk analysis is attested for account 111122223333");
    }

    @Test
    void measuresByTheMonthsThatTheOrganizationSet() {
        analysis(1, "2025-01-01", "ben");

        verdict(judge(Settings.defaults().with("horizons.riskAnalysisMonths", 24)))
                .passes();
    }

    @Test
    void doesNotKnowWhereNobodyAskedTheServer() {
        inventory.incomplete(
                AttestedRiskAnalysis.class, Place.GLOBAL, Cause.UNSUPPORTED, AttestedRiskAnalysis.KEPT_IN_THE_SERVER);

        assertThatThrownBy(this::judge)
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("kept in the Vitals server");
        assertThatThrownBy(() -> rules.attested(ACCOUNT, Inventories.denied(), Settings.defaults()))
                .isInstanceOf(UnreadableException.class);
    }

    private Verdict judge() {
        return judge(Settings.defaults());
    }

    private Verdict judge(Settings settings) {
        return rules.attested(ACCOUNT, inventory, settings);
    }

    private void analysis(long id, String day, String signedBy) {
        inventory.add(AttestedRiskAnalysis.KIND.resource(
                Inventories.HOME, new AttestedRiskAnalysis(id, 1, "Analysis " + id, LocalDate.parse(day), signedBy)));
        inventory.complete(AttestedRiskAnalysis.class, Place.GLOBAL);
    }
}
