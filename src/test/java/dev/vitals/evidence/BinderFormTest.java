package dev.vitals.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.page.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinderFormTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    @Test
    void asksForNothingMoreThanAPeriod() {
        assertThat(form("2026-11-01", "2026-11-24", "all").problems(TODAY, Optional.empty()))
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongInASentence() {
        assertThat(form("", "2026-11-24", "all").problems(TODAY, Optional.empty()))
                .containsExactly("Say from which day to which the binder should be.");
        assertThat(form("2026-11-24", "2026-11-01", "all").problems(TODAY, Optional.empty()))
                .containsExactly("The first day is after the last.");
        assertThat(form("2026-11-01", "2026-11-25", "all").problems(TODAY, Optional.empty()))
                .containsExactly("The last day is yet to come; today is the latest.");
        assertThat(form("2026-11-01", "2026-11-24", "accounts").problems(TODAY, Optional.empty()))
                .containsExactly("Tick the accounts, or choose another scope.");
    }

    @Test
    void whoSeesTheEvidenceOfAPeriodGetsBindersOfThatPeriodOnly() {
        var visible = Optional.of(new Period(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-20")));
        assertThat(form("2026-11-01", "2026-11-20", "all").problems(TODAY, visible))
                .isEmpty();
        assertThat(form("2026-10-31", "2026-11-20", "all").problems(TODAY, visible))
                .containsExactly("You see the evidence of 2026-11-01 to 2026-11-20; choose days within.");
    }

    private static BinderForm form(String from, String to, String scope) {
        return new BinderForm(from, to, scope, List.of(), List.of(), "a4");
    }
}
