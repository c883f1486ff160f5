package dev.vitals.triage;

import static dev.vitals.triage.Station.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.vitals.finding.FindingFilter;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.support.Ledger.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/** An acceptance that is to hold longer. */
class AcceptanceExtensionTest extends Accepting {

    private static final int MANY = 502;

    @Test
    void isExtendedForAllThatItCoversHoweverMany() {
        station.scan(IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> open("sg-" + number))
                .toArray(Entry[]::new));
        var until = station.today().plusDays(10);
        var first = acceptances.request(
                station.ana, new AcceptanceRequest("risk", Selection.of(rule()), "Legacy", "", until, MANY, null));
        acceptances.approve(station.ben, first.id(), "");
        station.desk.state(station.ana, Selection.of(station.id("sg-7")), "open", "No longer");
        var form = new AcceptanceController.Form("risk", "Still", "", "" + until.plusDays(50), MANY - 1, first.id());
        var shown = new ExtendedModelMap();
        var said = new RedirectAttributesModelMap();

        controller().preview(FindingFilter.none(), null, "picked", form, shown);
        assertThat(shown.get("cover"))
                .asInstanceOf(type(Acceptances.Cover.class))
                .extracting(
                        Acceptances.Cover::findings, cover -> cover.leftOut().unfit())
                .containsExactly(MANY - 1, 0);
        controller().request(FindingFilter.none(), null, "picked", form, new ExtendedModelMap(), said);
        assertThat(acceptances.approve(station.cleo, first.id() + 1, "").done()).isEqualTo(MANY - 1);
        assertThat(acceptances.find(first.id() + 1).orElseThrow().holding()).isEqualTo(MANY - 1);
        assertThat(acceptances.find(first.id()).orElseThrow().holding()).isZero();
        assertThat(station.isOpen("sg-7")).isTrue();
    }

    @Test
    void isExtendedForNothingElseWhereItCoversNothing() {
        station.accepted("sg-1", 10);
        var form = new AcceptanceController.Form(
                "risk", "Still", "", "" + station.today().plusDays(50), 1, 99L);
        var shown = new ExtendedModelMap();

        controller().request(FindingFilter.none(), null, "all", form, shown, new RedirectAttributesModelMap());
        assertThat(shown.get("outcome")).isNotNull();
        assertThat(station.database.count("acceptance")).isOne();
    }

    @Test
    void isExtendedAlthoughTheClockWasPutBackSinceItBegan() {
        station.accepted("sg-1", 10);
        var first = station.database
                .sql()
                .sql("select max(id) from acceptance")
                .query(Long.class)
                .single();
        for (Duration back : List.of(Duration.ofHours(-1), Duration.ofDays(-1))) {
            station.clock.turn(back);
            var longer = new AcceptanceRequest(
                    "risk",
                    Selection.of(station.id("sg-1")),
                    "Still",
                    "",
                    station.today().plusDays(50),
                    1,
                    first);
            first = acceptances.request(station.ana, longer).id();
            assertThat(acceptances.approve(station.ben, first, "").done())
                    .as("after %s", back)
                    .isEqualTo(1);
        }
        assertThat(acceptances.find(first).orElseThrow().holding()).isOne();
        assertThat(station.isOpen("sg-1")).isFalse();
    }

    @Test
    void isOverOnceAlthoughTheClockIsPutBackAndForthAboutItsEnd() {
        station.accepted("sg-1", 2);
        station.clock.turn(Duration.ofDays(3));
        station.acceptanceClock.tick();
        assertThat(station.isOpen("sg-1")).as("ended by a clock that was ahead").isTrue();
        for (Duration jump :
                List.of(Duration.ofHours(-1), Duration.ofDays(-2), Duration.ofHours(1), Duration.ofDays(3))) {
            station.clock.turn(jump);
            station.acceptanceClock.tick();
        }
        assertThat(station.isOpen("sg-1"))
                .as("what has ended does not come back by itself")
                .isTrue();
        assertThat(station.told).filteredOn(AcceptanceExpired.class::isInstance).hasSize(1);
        assertThat(station.told).filteredOn(AcceptanceLapsing.class::isInstance).hasSizeLessThanOrEqualTo(1);
    }

    private AcceptanceController controller() {
        var view = new BulkView(station.database.sql(), station.findings, station.owners, station.picked);
        var current = new CurrentMember(null, station.clock) {
            @Override
            public Optional<Member> get() {
                return Optional.of(station.ana);
            }
        };
        return new AcceptanceController(acceptances, station.list, view, station.picked, current);
    }
}
