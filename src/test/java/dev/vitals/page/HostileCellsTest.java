package dev.vitals.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.Csv;
import dev.vitals.support.Fuzzed;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.ForAll;

/** Cells of any text are read as they were written, and none as a formula. */
class HostileCellsTest {

    @Fuzzed
    void areReadAsTheyWereWritten(@ForAll String one, @ForAll String other) throws IOException {
        var to = new StringWriter();
        var csv = new CsvWriter(to);
        csv.row("first", "second");
        csv.row(one, other);

        var rows = Csv.cells(to.toString());
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).hasSize(2);
        for (var pair :
                List.of(List.of(rows.get(1).get(0), one), List.of(rows.get(1).get(1), other))) {
            assertThat(pair.getFirst()).isIn(pair.getLast(), "'" + pair.getLast());
            // A guard is taken away again; who wrote one himself loses it.
            if (!pair.getLast().startsWith("'")) {
                assertThat(CsvReader.rows("x," + cell(pair.getLast()))
                                .getFirst()
                                .cell(1))
                        .isEqualTo(pair.getLast().strip());
            }
            assertThat(pair.getFirst()).doesNotContainPattern("\\A[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]");
        }
    }

    /** As the writer writes it, in a row of its own. */
    private static String cell(String text) throws IOException {
        var to = new StringWriter();
        new CsvWriter(to).row(text);
        return to.toString();
    }
}
