package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.rule.Severity;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DigestViewTest extends DigestDays {

    @Test
    void tellsOfTheFindingsOfTheViewAndNamesIt() {
        var ada = practice.person("Ada", "viewer", null);
        limited(ada, practice.records.view(ada, "Worst", "severity=critical&state=open", false), "Worst");
        tomorrow();
        practice.scan(Practice.PRODUCTION, Severity.CRITICAL, FAIL);
        practice.scan(Practice.STAGING, Severity.HIGH, FAIL, FAIL);
        seven();

        assertThat(only().subject()).isEqualTo("[Vitals] 1 new: all accounts, view “Worst”");
        tomorrow();
        practice.scan(Practice.PRODUCTION, Severity.CRITICAL, PASS);
        practice.scan(Practice.STAGING, Severity.HIGH, PASS, PASS);
        seven();
        assertThat(practice.mails().getLast().subject())
                .as("a view of what is open tells what was fixed")
                .isEqualTo("[Vitals] 1 fixed: all accounts, view “Worst”");
    }

    @Test
    void isLimitedToTheGroupAndTheViewTogether() {
        var ada = practice.person("Ada", "viewer", null);
        var view = practice.records.view(ada, "Production", "scope=group%3A" + practice.group("production"), false);
        practice.wanting(
                ada,
                choice -> Wants.view(
                        Wants.of(choice, DigestScope.of(List.of(practice.group("staging")))), view, "Production"));
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.scan(Practice.STAGING, FAIL);
        seven();

        assertThat(practice.mails()).isEmpty();
    }

    @Test
    void saysThatTheViewWasDeletedAndTellsOfNoFinding() {
        var ada = practice.person("Ada", "viewer", null);
        limited(ada, practice.records.view(ada, "Worst", "severity=critical", false), "Worst");
        practice.database.sql().sql("delete from saved_view").update();
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.scan(Practice.STAGING, FAIL);
        seven();

        assertThat(only().subject()).isEqualTo("[Vitals] nothing looked at: all accounts, view “Worst” is gone");
        assertThat(only().plain().replaceAll("\\s+", " "))
                .contains("The view “Worst”, to which you limited this digest, was deleted")
                .doesNotContain("NEW (", "Nothing changed");
    }

    @Test
    void takesAViewThatIsNotSharedAnyMoreOrCannotBeUnderstoodForDeleted() {
        var ada = practice.person("Ada", "viewer", null);
        var bert = practice.person("Bert", "viewer", null);
        limited(ada, practice.records.view(bert, "Bert's", "severity=critical", false), "Bert's");
        limited(bert, practice.records.view(bert, "Odd", "severity=purple", false), "Odd");
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        seven();

        assertThat(practice.mails()).hasSize(2).allMatch(mail -> mail.subject().contains("is gone"));
    }

    private void limited(UUID member, long view, String name) {
        practice.wanting(member, choice -> Wants.view(choice, view, name));
    }
}
