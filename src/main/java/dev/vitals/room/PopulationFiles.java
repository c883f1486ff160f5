package dev.vitals.room;

import dev.vitals.page.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A population as files: the same facts give the same bytes. */
final class PopulationFiles {

    static final String KEYS = "keys.txt";
    static final String CSV = "population.csv";
    static final String CSV_TYPE = "text/csv";
    static final String JSON = "population.json";

    private PopulationFiles() {}

    static byte[] csv(Population population) {
        var text = new StringWriter();
        var csv = new CsvWriter(text);
        try {
            csv.row(head());
            for (PopulationLine line : population.lines()) {
                csv.row(line.cells().values().toArray());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory can always be written", impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] json(Population population) {
        var question = population.question();
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("safeguard", question.citation());
        document.put("rules", question.rules());
        document.put("accounts", question.accounts());
        document.put("first_day", question.firstDay().toString());
        document.put("last_day", question.lastDay().toString());
        document.put("zone", question.zone().getId());
        document.put("population_sha256", population.sha256());
        document.put("not_judged", population.notJudged());
        document.put(
                "unread_lists",
                population.unread().stream().map(PopulationFiles::unread).toList());
        document.put(
                "resources",
                population.lines().stream().map(PopulationLine::cells).toList());
        return Json.bytes(document);
    }

    private static Map<String, @Nullable Object> unread(Population.Unread list) {
        var cells = new LinkedHashMap<String, @Nullable Object>();
        cells.put("account", list.account());
        cells.put("region", list.region());
        cells.put("type", list.type());
        cells.put("cause", list.cause());
        cells.put("detail", list.detail());
        cells.put("since", list.since().toString());
        Instant until = list.until();
        cells.put("until", until == null ? null : until.toString());
        return cells;
    }

    private static Object[] head() {
        return new PopulationLine(0, "", "", "", "", "", "", "", null, null, null, null, 0, 0)
                .cells()
                .keySet()
                .toArray();
    }
}
