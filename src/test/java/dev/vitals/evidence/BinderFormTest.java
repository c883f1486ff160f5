package dev.vitals.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinderFormTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    @Test
    void asksForNothingMoreThanAPeriod() {
        assertThat(form("2026-11-01", "2026-11-24", "all").problems(TODAY)).isEmpty();
    }

    @Test
    void saysWhatIsWrongInASentence() {
        assertThat(form("", "2026-11-24", "all").problems(TODAY))
                .containsExactly("Say from which day to which the binder should be.");
        assertThat(form("2026-11-24", "2026-11-01", "all").problems(TODAY))
                .containsExactly("The first day is after the last.");
        assertThat(form("2026-11-01", "2026-11-25", "all").problems(TODAY))
                .containsExactly("The last day is yet to come; today is the latest.");
        assertThat(form("2026-11-01", "2026-11-24", "accounts").problems(TODAY))
                .containsExactly("Tick the accounts, or choose another scope.");
    }

    private static BinderForm form(String from, String to, String scope) {
        return new BinderForm(from, to, scope, List.of(), List.of(), "a4");
    }
}
