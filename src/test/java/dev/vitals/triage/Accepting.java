package dev.vitals.triage;

import static dev.vitals.triage.Station.open;

import dev.vitals.finding.FindingFilter;
import org.junit.jupiter.api.BeforeEach;

/** Two findings are open, and people ask for acceptances of them. */
abstract class Accepting {

    final Station station = new Station();
    final Acceptances acceptances = station.acceptances;

    @BeforeEach
    void twoAreOpen() {
        station.scan(open("sg-1"), open("sg-2"));
    }

    static FindingFilter rule() {
        return new FindingFilter("", "", "", "", "", "", "", "ec2-security-group-no-public-ssh", "", "", "", "");
    }

    String detail(String resource) {
        return station.database
                .sql()
                .sql("select detail from finding_event where finding_id = ? order by id desc limit 1")
                .param(station.id(resource))
                .query(String.class)
                .single();
    }
}
