package dev.vitals.evidence;

import java.io.Writer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as an array of JSON, to whoever asked. Where they end before their end the array is not closed, nor is what it is
 * written to: a list that was cut must not look whole.
 */
final class JsonRows {

    private JsonRows() {}

    /** A generator that closes nothing but what was written to its end. */
    private static JsonGenerator generator(Writer to) {
        return JsonMapper.shared()
                .writer()
                .withoutFeatures(StreamWriteFeature.AUTO_CLOSE_CONTENT, StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(to);
    }

    /**
     * Writes them.
     *
     * @param rows what gives the cells of each row, in the order of the columns
     */
    static void write(Writer to, String[] columns, Consumer<Consumer<@Nullable Object[]>> rows) {
        var json = generator(to);
        json.writeStartArray();
        rows.accept(cells -> {
            json.writeStartObject();
            for (int at = 0; at < cells.length; at++) {
                json.writeName(columns[at]);
                Sheet.write(json, cells[at]);
            }
            json.writeEndObject();
        });
        json.writeEndArray();
        json.close();
    }
}
