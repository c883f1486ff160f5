package dev.vitals.score;

import dev.vitals.page.CsvWriter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The list of safeguards for a spreadsheet: what the page shows, with the points as they were counted. */
final class SafeguardCsv {

    private SafeguardCsv() {}

    static void write(LocalDate day, List<SafeguardLine> lines, CsvWriter csv) throws IOException {
        csv.row(
                "day",
                "citation",
                "safeguard",
                "family",
                "duty",
                "proof",
                "state",
                "points",
                "of points",
                "judged",
                "in scope",
                "trend",
                "rules");
        for (SafeguardLine line : lines) {
            var safeguard = line.safeguard();
            var score = line.score();
            var points = score == null ? null : score.points();
            csv.row(
                    day,
                    safeguard.citation(),
                    safeguard.title(),
                    safeguard.family().title(),
                    words(safeguard.requirement()),
                    words(safeguard.proof()),
                    score == null ? null : score.state().title(),
                    points == null ? null : points.passed().toPlainString(),
                    points == null ? null : points.weight().toPlainString(),
                    points == null ? null : points.evaluated(),
                    points == null ? null : points.inScope(),
                    words(line.direction()),
                    line.rules());
        }
    }

    private static String words(@Nullable Enum<?> value) {
        if (value instanceof Direction direction) {
            return direction.words();
        }
        return value == null ? "" : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
