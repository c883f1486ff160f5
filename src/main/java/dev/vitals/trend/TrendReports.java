package dev.vitals.trend;

import dev.vitals.page.AsOf;
import org.springframework.stereotype.Component;

/** Answers what programs ask of trends. */
@Component
public class TrendReports {

    private final TrendDesk desk;

    TrendReports(TrendDesk desk) {
        this.desk = desk;
    }

    /** The answer, within what the reader may see. */
    public TrendReport of(Asked asked, AsOf asOf) {
        return TrendReport.of(desk.answer(asked, asOf));
    }
}
