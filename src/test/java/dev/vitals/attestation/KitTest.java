package dev.vitals.attestation;

import static dev.vitals.support.Witnesses.ANA;
import static dev.vitals.support.Witnesses.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.Safeguard.Proof;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KitTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final Instant NOON = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private static final SafeguardCatalogue SAFEGUARDS = SafeguardCatalogue.load();

    private final TestDatabase database = TestDatabase.empty();
    private final Witnesses people = new Witnesses(database, ZoneOffset.UTC);
    private final Kit kit = kit(EntityType.HEALTH_CARE_PROVIDER);

    @Test
    void hasASheetForEverySafeguardThatOnlyPeopleCanShow() {
        var covered = KitSheet.all().stream()
                .flatMap(sheet -> sheet.citations().stream())
                .toList();

        assertThat(SAFEGUARDS.scoredFor(Set.of(EntityType.values())).stream()
                        .filter(safeguard -> safeguard.proof() == Proof.ATTESTED)
                        .map(Safeguard::citation)
                        .filter(citation -> !citation.equals("164.314(a)(2)(ii)")))
                .isSubsetOf(covered);
        assertThat(covered)
                .allSatisfy(citation -> assertThat(SAFEGUARDS.find(citation)).isPresent());
    }

    @Test
    void writesSheetsThatCanBeRecordedAsTheyAre() {
        assertThat(KitSheet.all()).hasSizeGreaterThan(20).allSatisfy(sheet -> {
            var check = new FormCheck();
            AttestationForm.starting(sheet.citations(), sheet.slug(), sheet.title(), sheet.statement(), TODAY, 12)
                    .text(check, TODAY, 12);
            assertThat(check.wrong()).as(sheet.slug()).containsOnlyKeys("owner");
            assertThat(sheet.guidance().sections()).as(sheet.slug()).hasSize(2);
        });
    }

    @Test
    void leavesOutWhatDoesNotBindTheOrganization() {
        assertThat(standing("group-health-plan")).isNull();
        assertThat(standing("business-associates").citations())
                .contains("164.308(b)(1)")
                .doesNotContain("164.308(b)(2)");
        assertThat(kit(EntityType.GROUP_HEALTH_PLAN).standing(now()))
                .anyMatch(each -> each.sheet().slug().equals("group-health-plan"));
    }

    @Test
    void saysHowEachStands() {
        assertThat(standing("workstations").words()).isEqualTo("Missing");

        var store = people.store();
        long id = store.record(
                List.of("164.310(b)", "164.310(c)"),
                "workstations",
                Witnesses.text("Laptops", TODAY, TODAY.plusDays(90)),
                ANA,
                NOON);
        assertThat(standing("workstations").words()).isEqualTo("Not signed off");
        store.sign(id, 1, BEN, NOON);
        assertThat(standing("workstations").words()).isEqualTo("In date");
        assertThat(standing("workstations").until()).isEqualTo(TODAY.plusDays(90));
        assertThat(standing("workstations").records()).as("a set is one record").hasSize(1);

        store.withdraw(id, false, "Only laptops are left.", BEN, NOON);
        assertThat(standing("workstations").words()).isEqualTo("In date for 1 of 2");
        assertThat(kit.standing(new AsOf(TODAY.plusDays(91), NOON.plusSeconds(91 * 86_400), true)))
                .filteredOn(each -> each.sheet().slug().equals("workstations"))
                .extracting(KitStanding::words)
                .containsExactly("Lapsed");
    }

    @Test
    void doesNotTakeTheDataCentresOfAwsForOnesOwnOffices() {
        var aws = kit.find("facilities-aws").orElseThrow();
        long id = people.store()
                .record(
                        kit.citations(aws),
                        "facilities-aws",
                        Witnesses.text("AWS", TODAY, TODAY.plusDays(90)),
                        ANA,
                        NOON);
        people.store().sign(id, 1, BEN, NOON);

        assertThat(standing("facilities-aws").words()).isEqualTo("In date");
        assertThat(standing("facilities-own").words()).isEqualTo("Missing");
    }

    @Test
    void takesWhatWasRecordedWithoutASheetForTheOnlyOneThatKnowsItsSafeguard() {
        people.attested("164.308(a)(1)(ii)(C)", TODAY, TODAY.plusDays(90), NOON);
        people.attested("164.310(a)(1)", TODAY, TODAY.plusDays(90), NOON);

        assertThat(standing("sanction-policy").words()).isEqualTo("In date");
        assertThat(standing("facilities-own").words())
                .as("nobody can tell whose")
                .isEqualTo("Missing");
    }

    private KitStanding standing(String slug) {
        return kit.standing(now()).stream()
                .filter(each -> each.sheet().slug().equals(slug))
                .findFirst()
                .orElse(null);
    }

    private Kit kit(EntityType type) {
        return new Kit(database.sql(), people.attestations(), SAFEGUARDS, Set.of(type));
    }

    private static AsOf now() {
        return new AsOf(TODAY, NOON, true);
    }
}
