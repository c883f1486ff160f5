package dev.vitals.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.register.RosterPlan.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RosterPlanTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final RegisterDefinition TRAINING = RegistersTest.register("training");
    private static final RegisterEntry ANA = entry(
            7,
            Map.of(
                    "person",
                    "Ana Ruiz",
                    "course",
                    "HIPAA basics",
                    "role",
                    "Nurse",
                    "completed",
                    "2025-11-01",
                    "due",
                    "2026-11-01"));

    @Test
    void saysOfEachRowWhatItWouldDo() {
        var plan = plan("""
                Person,Course,Completed on,Due again
                ana ruiz,HIPAA basics,2026-11-20,2027-11-20
                Ben Ode,HIPAA basics,2026-11-20,2027-11-20
                Cy Lee,,2026-11-20,2027-11-20
                Di Fox,HIPAA basics,2026-12-24,2027-11-20
                Ed Poe,HIPAA basics,yesterday,2027-11-20
                BEN ODE,hipaa basics,,2027-11-20
                """);

        assertThat(plan.lines())
                .extracting(RosterPlan.Line::kind)
                .containsExactly(Kind.CHANGED, Kind.ADDED, Kind.REFUSED, Kind.REFUSED, Kind.REFUSED, Kind.REFUSED);
        assertThat(plan.lines().get(0).words())
                .contains("Completed on: “2026-11-20” instead of “2025-11-01”")
                .contains("Person: “ana ruiz” instead of “Ana Ruiz”");
        assertThat(plan.lines().get(0).draft().fields())
                .as("a column that the file does not have")
                .containsEntry("role", "Nurse");
        assertThat(plan.lines().get(0).draft().id()).isEqualTo(7);
        assertThat(plan.lines())
                .extracting(RosterPlan.Line::words)
                .contains(
                        "“Course” is needed.",
                        "“Completed on” lies ahead; write down what was, not what will be.",
                        "“Completed on” is a day such as 2026-10-31.",
                        "Line 3 is about the same training.");
        assertThat(plan.drafts()).hasSize(2);
    }

    @Test
    void leavesAsItIsWhatTheFileSaysTheSame() {
        var plan = plan("id,Person,Role,Course,Completed on,Due again,State,Recorded at\n"
                + "7,Ana Ruiz,Nurse,HIPAA basics,2025-11-01,2026-11-01,Overdue,x\n");

        assertThat(plan.lines()).extracting(RosterPlan.Line::kind).containsExactly(Kind.SAME);
        assertThat(plan.ignored()).as("columns of our own").isEmpty();
        assertThat(plan.drafts()).isEmpty();
    }

    @Test
    void takesARowForItsEntryByItsId() {
        var plan = plan("id,Person\n7,Ana Ruiz-Lopez\n99,Nobody\n");

        assertThat(plan.lines().get(0).words()).isEqualTo("Person: “Ana Ruiz-Lopez” instead of “Ana Ruiz”");
        assertThat(plan.lines().get(1).words()).startsWith("The register has no entry 99.");
    }

    @Test
    void namesColumnsThatItDoesNotKnow() {
        assertThat(plan("Person,Course,Due again,Salary\nBen,x,2027-01-01,9\n").ignored())
                .containsExactly("Salary");
    }

    @Test
    void saysWhyAFileCannotBeTaken() {
        assertThat(plan("").problem()).startsWith("The file holds no rows.");
        assertThat(plan("Person,Course,Due again\n").problem()).startsWith("The file holds no rows.");
        assertThat(plan("Name,Thing\na,b\n").problem()).startsWith("The file has no column “Person”.");
        assertThat(plan("Person,Course,Due again\n" + "a,b,2027-01-01\n".repeat(2_001))
                        .problem())
                .isEqualTo("The file holds more than 2,000 rows. Split it.");
    }

    @Test
    void hasAnotherFingerprintWhenItWouldDoSomethingElse() {
        var file = "Person,Course,Due again\nAna Ruiz,HIPAA basics,2027-01-01\n";
        var before = plan(file).fingerprint();
        var meanwhile = RosterPlan.of(TRAINING, file, List.of(), TODAY).fingerprint();

        assertThat(plan(file).fingerprint()).isEqualTo(before);
        assertThat(meanwhile).isNotEqualTo(before);
    }

    @Test
    void hasAnotherFingerprintWhenWhatItChangesIsNoLongerWhatWasThere() {
        var file = "id,Due again\n7,2027-01-01\n";
        var changed = new java.util.HashMap<>(ANA.fields());
        changed.put("due", "2026-12-24");
        var meanwhile = RosterPlan.of(TRAINING, file, List.of(entry(7, changed)), TODAY);
        var closed =
                new RegisterEntry(7, 2, ANA.title(), ANA.fields(), true, null, "", null, "", "", "ana", Instant.EPOCH);

        assertThat(meanwhile.drafts().getFirst().fields())
                .as("the result is the same")
                .isEqualTo(plan(file).drafts().getFirst().fields());
        assertThat(meanwhile.fingerprint()).isNotEqualTo(plan(file).fingerprint());
        assertThat(RosterPlan.of(TRAINING, file, List.of(closed), TODAY).fingerprint())
                .isNotEqualTo(plan(file).fingerprint());
    }

    private static RosterPlan plan(String csv) {
        return RosterPlan.of(TRAINING, csv, List.of(ANA), TODAY);
    }

    private static RegisterEntry entry(long id, Map<String, String> fields) {
        return new RegisterEntry(
                id, 1, TRAINING.headline(fields), fields, false, null, "", null, "", "", "ana", Instant.EPOCH);
    }
}
