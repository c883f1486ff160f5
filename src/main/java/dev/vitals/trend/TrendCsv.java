package dev.vitals.trend;

import dev.vitals.page.CsvWriter;
import dev.vitals.score.ScoreDay;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A picture for a spreadsheet: a row for each point of each period, with the day that speaks for it. */
final class TrendCsv {

    private TrendCsv() {}

    static void write(TrendView view, Picture picture, CsvWriter csv) throws IOException {
        var head = new ArrayList<@Nullable Object>(List.of("subject", "accounts", "period", "from", "to", "kept day"));
        for (String column : picture.columns()) {
            head.add(column.toLowerCase(Locale.ROOT));
            head.add(column.toLowerCase(Locale.ROOT) + " in words");
        }
        head.add("what happened");
        csv.row(head.toArray());
        write(view, picture, "shown", view.shown(), csv);
        if (view.before() != null) {
            write(view, picture, "other", view.before(), csv);
        }
    }

    private static void write(TrendView view, Picture picture, String period, Side side, CsvWriter csv)
            throws IOException {
        for (int at = 0; at < side.buckets().size(); at++) {
            var row = picture.rows().get(at);
            var line = new ArrayList<@Nullable Object>();
            line.add(view.subject().title());
            line.add(view.scope().label());
            line.add(period);
            line.add(side.buckets().starts().get(at));
            line.add(side.buckets().end(at));
            line.add(day(side.sampled().days().get(at)));
            for (Cell cell : period.equals("shown") ? row.cells() : row.beforeCells()) {
                line.add(cell == null ? null : number(picture, cell));
                line.add(cell == null ? null : cell.text());
            }
            line.add(side.words(at));
            csv.row(line.toArray());
        }
    }

    /** The place of a word is no number to count with. */
    private static @Nullable Object number(Picture picture, Cell cell) {
        return picture.plot().axis() instanceof dev.vitals.chart.Axis.Lanes
                ? null
                : BigDecimal.valueOf(cell.value())
                        .setScale(4, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static @Nullable LocalDate day(@Nullable ScoreDay day) {
        return day == null ? null : day.day();
    }
}
