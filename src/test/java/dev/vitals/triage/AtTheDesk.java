package dev.vitals.triage;

import static dev.vitals.triage.Station.open;

import org.junit.jupiter.api.BeforeEach;

/** Two findings are open, and a person works on the first. */
abstract class AtTheDesk {

    final Station station = new Station();
    final Desk desk = station.desk;

    @BeforeEach
    void twoAreOpen() {
        station.scan(open("sg-1"), open("sg-2"));
    }

    Selection one() {
        return Selection.of(station.id("sg-1"));
    }
}
