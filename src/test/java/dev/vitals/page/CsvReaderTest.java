package dev.vitals.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    @Test
    void readsQuotedCellsWithCommasMarksAndLines() {
        var rows = CsvReader.rows("a,b\r\n\"one, two\",\"says \"\"no\"\"\nand leaves\"\r\nlast");

        assertThat(rows)
                .extracting(CsvReader.Row::cells)
                .containsExactly(List.of("a", "b"), List.of("one, two", "says \"no\"\nand leaves"), List.of("last"));
        assertThat(rows).extracting(CsvReader.Row::line).containsExactly(1, 2, 4);
        assertThat(rows.get(2).cell(1)).isEmpty();
    }

    @Test
    void readsWhatSpreadsheetsWrite() {
        assertThat(CsvReader.rows("\uFEFFperson;due\r\nAna;2026-11-01\r\n;\r\n"))
                .extracting(CsvReader.Row::cells)
                .containsExactly(List.of("person", "due"), List.of("Ana", "2026-11-01"));
    }

    @Test
    void readsBackWhatWasGuardedAgainstFormulas() throws IOException {
        var out = new StringWriter();
        new CsvWriter(out).row("=1+1", "@sum", "'quoted'", "-5", "plain");

        assertThat(out.toString()).startsWith("'=1+1,'@sum,");
        assertThat(CsvReader.rows(out.toString()).getFirst().cells())
                .containsExactly("=1+1", "@sum", "'quoted'", "-5", "plain");
    }

    @Test
    void makesSomeRowsOfAnything() {
        assertThat(CsvReader.rows("")).isEmpty();
        assertThat(CsvReader.rows("\"never closed, ")).hasSize(1);
        assertThat(CsvReader.rows("a\rb")).hasSize(2);
    }
}
