package dev.vitals.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    @Test
    void separatesWithCommasAndEndsWithBothMarks() throws IOException {
        assertThat(row("sg-1", 22, null)).isEqualTo("sg-1,22,\r\n");
    }

    @Test
    void quotesWhatWouldBreakARow() throws IOException {
        assertThat(row("a,b", "say \"no\"", "two\nlines")).isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uFF1D1+1"})
    void neutralisesWhatASpreadsheetWouldRun(String cell) throws IOException {
        assertThat(row(cell)).isEqualTo("'" + cell + "\r\n");
    }

    @Test
    void neutralisesBeforeItQuotes() throws IOException {
        assertThat(row("=HYPERLINK(\"http://evil\",\"x\")", "\r=1"))
                .isEqualTo("\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\",\"'\r=1\"\r\n");
    }

    private static String row(Object... cells) throws IOException {
        var text = new StringWriter();
        new CsvWriter(text).row(cells);
        return text.toString();
    }
}
