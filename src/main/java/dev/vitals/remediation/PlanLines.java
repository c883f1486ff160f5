package dev.vitals.remediation;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A line of the difference that people approve, whole and never cut: what stays stands there too.
 *
 * @param kind kept, added or removed
 */
record PlanLines(String kind, String text) {

    private static final DiffRowGenerator ROWS = DiffRowGenerator.create()
            .showInlineDiffs(false)
            .lineNormalizer(line -> line)
            .build();

    static List<PlanLines> of(JsonNode before, JsonNode after) {
        var lines = new ArrayList<PlanLines>();
        for (DiffRow row : ROWS.generateDiffRows(lines(before), lines(after))) {
            switch (row.getTag()) {
                case EQUAL -> lines.add(new PlanLines("kept", "  " + row.getOldLine()));
                case DELETE -> lines.add(new PlanLines("removed", "- " + row.getOldLine()));
                case INSERT -> lines.add(new PlanLines("added", "+ " + row.getNewLine()));
                case CHANGE -> {
                    lines.add(new PlanLines("removed", "- " + row.getOldLine()));
                    lines.add(new PlanLines("added", "+ " + row.getNewLine()));
                }
            }
        }
        return lines;
    }

    private static List<String> lines(JsonNode json) {
        return json.isEmpty()
                ? List.of("(not set)")
                : json.toPrettyString().lines().toList();
    }
}
