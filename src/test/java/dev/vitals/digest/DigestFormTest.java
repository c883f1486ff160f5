package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.digest.DigestChoice.Rhythm;
import dev.vitals.triage.SavedView;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DigestFormTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    private static final List<SavedView> VIEWS =
            List.of(new SavedView(7, "Mine", "severity=critical", UUID.randomUUID(), "Ada", false));

    @Test
    void keepsAViewThatIsGoneChosenUntilSomethingElseIs() {
        var gone = withView("7").choice(before(Rhythm.DAILY), List.of(), VIEWS, NOW, NOW);
        assertThat(gone.view()).isEqualTo(new DigestView(7, "Mine"));

        assertThat(withView("7").choice(gone, List.of(), List.of(), NOW, NOW).view())
                .isEqualTo(gone.view());
        assertThat(withView("").choice(gone, List.of(), List.of(), NOW, NOW).view())
                .isNull();
        assertThat(withView("8").choice(gone, List.of(), VIEWS, NOW, NOW).view())
                .as("somebody else's")
                .isNull();
    }

    private static DigestForm withView(String view) {
        return new DigestForm("", "daily", "1", "09:00", "UTC", null, view, null, null, null, null);
    }

    @Test
    void makesAChoiceOfWhatWasFilledInAndKnowsWhenTheNextOneComes() {
        var form = new DigestForm(
                "", "weekly", "5", "06:30", "America/Chicago", List.of(3L, 9L), null, "on", null, "on", null);
        assertThat(form.wrong(false)).isEmpty();
        var choice = form.choice(before(Rhythm.NONE), List.of(3L, 4L), VIEWS, NOW, NOW);

        assertThat(choice.weekday()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(choice.scope())
                .as("a group that they may not see is left out")
                .isEqualTo(DigestScope.of(List.of(3L)));
        assertThat(choice.nextAt()).isEqualTo("2026-11-27T12:30:00Z");
        assertThat(choice.alertsSince()).isEqualTo(NOW);
        assertThat(choice.coveredTo()).as("begins now").isEqualTo(NOW);
        assertThat(choice.discreet()).isTrue();
        assertThat(choice.allClear()).isFalse();
        assertThat(DigestForm.of(choice).choice(choice, List.of(3L), VIEWS, NOW, NOW))
                .isEqualTo(choice);
    }

    @Test
    void anotherHourLosesNothingOfWhatIsStillToBeTold() {
        var before = before(Rhythm.DAILY);
        var form = new DigestForm("", "daily", "1", "09:00", "UTC", null, null, null, null, null, null);

        assertThat(form.choice(before, List.of(), VIEWS, NOW, NOW).coveredTo()).isEqualTo(before.coveredTo());
    }

    @Test
    void saysOfEachFieldWhatIsWrongWithIt() {
        var form = new DigestForm("a\r\nb@c", "hourly", "8", "25:00", "Mars/Base", null, null, null, null, null, null);
        assertThat(form.wrong(true)).containsOnlyKeys("rhythm", "weekday", "hour", "zone", "address");
        assertThat(form.wrong(true).get("zone")).isEqualTo("“Mars/Base” is not a time zone such as America/Chicago.");
    }

    @Test
    void keepsAScopeAsWords() {
        for (DigestScope scope : List.of(DigestScope.ALL, DigestScope.of(List.of(7L, 3L)))) {
            assertThat(DigestScope.parse(scope.words())).isEqualTo(scope);
        }
        assertThat(DigestScope.of(List.of(7L, 3L)).words()).isEqualTo("groups:3,7");
    }

    private static DigestChoice before(Rhythm rhythm) {
        return new DigestChoice(
                UUID.randomUUID(),
                "",
                rhythm,
                DayOfWeek.MONDAY,
                LocalTime.of(7, 0),
                ZoneId.of("UTC"),
                DigestScope.ALL,
                null,
                false,
                true,
                false,
                null,
                true,
                "token",
                NOW.minusSeconds(3600),
                null,
                null);
    }
}
