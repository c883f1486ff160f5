package dev.vitals.cli;

import dev.vitals.page.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Writes verdicts in one of three forms. Names come from AWS and are hostile until escaped. */
enum VerdictWriter {

    /** One JSON object a line. */
    JSON {
        @Override
        void line(PrintWriter out, VerdictLine line) {
            out.println(Json.MAPPER.writeValueAsString(line));
        }
    },

    /** RFC 4180, with a heading; cells that a spreadsheet would run as a formula are quoted with an apostrophe. */
    CSV {
        @Override
        void head(PrintWriter out) {
            row(out, HEADINGS.stream());
        }

        @Override
        void line(PrintWriter out, VerdictLine line) {
            row(out, cells(line));
        }
    },

    /** Columns for a terminal, without control characters. */
    TABLE {
        @Override
        void head(PrintWriter out) {
            out.println(ROW.formatted("VERDICT", "SEVERITY", "RULE", "REGION", "RESOURCE", "MESSAGE"));
        }

        @Override
        void line(PrintWriter out, VerdictLine line) {
            out.println(ROW.formatted(
                    line.verdict(),
                    line.severity(),
                    line.rule(),
                    line.region(),
                    plain(line.resourceId()),
                    plain(line.message())));
        }
    };

    /** Made when the first verdict is written, not when the options are read: AWS could be asked meanwhile. */
    private static final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();
    }

    private static final String ROW = "%-14s  %-8s  %-48s  %-14s  %-36s  %s";
    private static final List<String> HEADINGS = List.of(
            "rule",
            "verdict",
            "severity",
            "safeguards",
            "account",
            "region",
            "resourceType",
            "resourceId",
            "arn",
            "message",
            "cause");

    void head(PrintWriter out) {}

    abstract void line(PrintWriter out, VerdictLine line);

    private static Stream<String> cells(VerdictLine line) {
        return Stream.of(
                line.rule(),
                line.verdict(),
                line.severity(),
                String.join(" ", line.safeguards()),
                line.account(),
                line.region(),
                line.resourceType(),
                line.resourceId(),
                line.arn(),
                line.message(),
                line.cause() == null ? "" : line.cause());
    }

    private static void row(PrintWriter out, Stream<String> cells) {
        try {
            new CsvWriter(out).row(cells.toArray());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
