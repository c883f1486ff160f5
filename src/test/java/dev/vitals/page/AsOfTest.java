package dev.vitals.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;

class AsOfTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    private @Nullable Period visible;
    private @Nullable Instant keptSince;
    private final AsOfResolver resolver = new AsOfResolver(
            Clock.fixed(NOW, ZoneId.of("UTC")),
            new Organization("Clinic", CHICAGO),
            () -> Optional.ofNullable(visible),
            () -> Optional.ofNullable(keptSince));

    @Test
    void isNowWithoutAQuestion() throws Exception {
        assertThat(asked(null)).isEqualTo(new AsOf(LocalDate.parse("2026-11-23"), NOW, true));
    }

    @Test
    void endsADayWithTheOrganizationsMidnight() throws Exception {
        assertThat(asked("2026-11-22").moment()).isEqualTo(Instant.parse("2026-11-23T05:59:59.999999Z"));
    }

    @Test
    void takesTheFutureForToday() throws Exception {
        assertThat(asked("2026-12-24").isNow()).isTrue();
    }

    @Test
    void saysHowADayIsWritten() {
        assertThatThrownBy(() -> asked("yesterday"))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("2026-10-31");
    }

    @Test
    void saysThatADayOfWhichAPartWasDroppedIsNoLongerKept() throws Exception {
        keptSince = Instant.parse("2020-11-01T00:00:00Z");

        assertThatThrownBy(() -> asked("2020-10-30"))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("410")
                .hasMessageContaining("2020-10-30 is no longer kept. The first day that can be shown is 2020-10-31");
        assertThat(asked("2020-10-31").day())
                .as("in Chicago it ends when November has begun in UTC")
                .isEqualTo("2020-10-31");
        assertThat(asked(null).isNow()).isTrue();
    }

    @Test
    void showsAnAuditorTheLastDayOfTheirPeriodOnceItIsOver() throws Exception {
        visible = period("2026-07-01", "2026-09-30");

        assertThat(asked(null).day()).isEqualTo("2026-09-30");
        assertThat(asked(null).isNow()).isFalse();
        assertThat(asked("2026-07-01").day()).isEqualTo("2026-07-01");
    }

    @Test
    void showsAnAuditorTodayWhileTheirPeriodLasts() throws Exception {
        visible = period("2026-07-01", "2026-12-31");

        assertThat(asked(null).isNow()).isTrue();
    }

    @Test
    void showsAnAuditorNoDayOutsideTheirPeriod() {
        visible = period("2026-07-01", "2026-09-30");

        assertThatThrownBy(() -> asked("2026-06-30")).hasMessageContaining("2026-07-01 to 2026-09-30");
        assertThatThrownBy(() -> asked("2026-10-01")).hasMessageContaining("2026-10-01 lies outside");
        assertThatThrownBy(() -> asked("2026-12-24")).hasMessageContaining("2026-11-23 lies outside");
        visible = period("2027-01-01", "2027-03-31");
        assertThatThrownBy(() -> asked(null)).hasMessageContaining("lies outside");
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    private AsOf asked(String day) throws Exception {
        var request = new MockHttpServletRequest();
        if (day != null) {
            request.setParameter("asOf", day);
        }
        var parameter = new MethodParameter(AsOfTest.class.getDeclaredMethod("taking", AsOf.class), 0);
        return resolver.resolveArgument(parameter, null, new ServletWebRequest(request), null);
    }

    @SuppressWarnings("unused")
    private static void taking(AsOf day) {}
}
