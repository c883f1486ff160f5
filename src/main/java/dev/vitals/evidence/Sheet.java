package dev.vitals.evidence;

import dev.vitals.page.CsvWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A table of the archive, written row by row as CSV for spreadsheets and as JSON for programs: the same rows in both. */
final class Sheet implements Closeable {

    private final ArchiveWriter archive;
    private final List<String> columns;
    private final PackedFile csvFile;
    private final PackedFile jsonFile;
    private final Writer csvText;
    private final CsvWriter csv;
    private final JsonGenerator json;
    private long rows;

    /** @param name without folder and ending */
    Sheet(ArchiveWriter archive, String name, String... columns) throws IOException {
        this.archive = archive;
        this.columns = List.of(columns);
        this.csvFile = archive.file(DataHash.FOLDER + name + ".csv");
        this.jsonFile = archive.file(DataHash.FOLDER + name + ".json");
        this.csvText = new BufferedWriter(new OutputStreamWriter(csvFile, StandardCharsets.UTF_8));
        this.csv = new CsvWriter(csvText);
        this.json = JsonMapper.shared().createGenerator(jsonFile);
        csv.row((Object[]) columns);
        json.writeStartArray();
    }

    void row(@Nullable Object... cells) {
        try {
            csv.row(cells);
            json.writeRaw('\n');
            json.writeStartObject();
            for (int at = 0; at < cells.length; at++) {
                json.writeName(columns.get(at));
                write(json, cells[at]);
            }
            json.writeEndObject();
            rows++;
        } catch (IOException full) {
            throw new UncheckedIOException("The files of the binder cannot be written", full);
        }
    }

    /** What a cell is in JSON: numbers and truths are such, everything else is text. */
    static void write(JsonGenerator json, @Nullable Object cell) {
        switch (cell) {
            case null -> json.writeNull();
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case Instant instant -> json.writeString(instant.toString());
            case LocalDate day -> json.writeString(day.toString());
            default -> json.writeString(cell.toString());
        }
    }

    /** Ends both files and says where the table lies. */
    ArchiveFile end() throws IOException {
        json.writeRaw('\n');
        json.writeEndArray();
        json.close();
        csvText.flush();
        archive.add(jsonFile, rows);
        return archive.add(csvFile, rows);
    }

    @Override
    public void close() throws IOException {
        csvFile.close();
        jsonFile.close();
    }
}
