package dev.vitals.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Walks through a file of findings and never holds more than one: an array, an object with an array {@code Findings}, or
 * one object a line. Depth, names, texts, rows and the size of a row have bounds, for a file may come from anybody.
 */
final class JsonFindings {

    /** Most rows of a file. */
    static final int MOST = 200_000;

    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 2_000;
    private static final int LONGEST_LINE = 4 << 20;

    /** Most names and values of one row. */
    private static final int PARTS = 20_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    /** Hears every row. */
    interface Visitor {
        void found(String where, JsonNode row);

        void refused(String where, String why);
    }

    private final InputStreamSource file;
    private final Visitor visitor;
    private int rows;

    private JsonFindings(InputStreamSource file, Visitor visitor) {
        this.file = file;
        this.visitor = visitor;
    }

    /**
     * Walks through the file.
     *
     * @throws RefusedFileException when it is no such file, or breaks off
     */
    static void walk(InputStreamSource file, Visitor visitor) throws IOException {
        var walk = new JsonFindings(file, visitor);
        walk.refusePacked();
        if (walk.isByLine()) {
            walk.lines();
        } else {
            walk.whole();
        }
    }

    private void refusePacked() throws IOException {
        try (var in = file.getInputStream()) {
            var start = in.readNBytes(2);
            if (start.length == 2
                    && (start[0] == 'P' && start[1] == 'K' || start[0] == 0x1f && start[1] == (byte) 0x8b)) {
                throw new RefusedFileException("This is a packed file (zip or gzip). Unpack it and put in the JSON.");
            }
            if (start.length == 0) {
                throw new RefusedFileException("The file is empty.");
            }
        }
    }

    /** Whether the first line is an object of its own. */
    private boolean isByLine() throws IOException {
        try (var in = new BufferedInputStream(file.getInputStream())) {
            var line = line(in);
            if (line.isEmpty() || line.get().length == 0 || line.get()[0] != '{') {
                return false;
            }
            var first = MAPPER.readTree(line.get());
            return first.isObject() && !first.path("Findings").isArray();
        } catch (JacksonException goesOn) {
            return false;
        }
    }

    private void lines() throws IOException {
        try (var in = new BufferedInputStream(file.getInputStream())) {
            int number = 0;
            while (true) {
                var line = line(in);
                if (line.isEmpty()) {
                    return;
                }
                number++;
                if (line.get().length > 0) {
                    one("line " + number, line.get());
                }
            }
        }
    }

    private void one(String where, byte[] line) {
        count();
        if (line.length >= LONGEST_LINE) {
            visitor.refused(where, "is longer than a finding can be");
            return;
        }
        try (var parser = MAPPER.createParser(line)) {
            parser.nextToken();
            visit(where, parser);
        } catch (JacksonException broken) {
            visitor.refused(where, "is no JSON: " + said(broken));
        }
    }

    private void whole() throws IOException {
        try (var in = file.getInputStream();
                var parser = MAPPER.createParser(in)) {
            var start = parser.nextToken();
            if (start == JsonToken.START_ARRAY) {
                elements(parser);
            } else if (start == JsonToken.START_OBJECT) {
                members(parser);
            } else {
                throw new RefusedFileException(
                        "The file is no list of findings: it is neither an array nor an object.");
            }
        } catch (JacksonException broken) {
            throw new RefusedFileException(
                    "The file cannot be read to its end, so nothing of it was taken. In line %d: %s"
                            .formatted(
                                    broken.getLocation() == null
                                            ? 0
                                            : broken.getLocation().getLineNr(),
                                    said(broken)));
        }
    }

    /** Of an object only the findings; where there are none it may be one itself. */
    private void members(JsonParser parser) {
        var single = JsonNodeFactory.instance.objectNode();
        boolean listed = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("Findings")) {
                listed = true;
                elements(parser);
            } else if (single.size() < PARTS) {
                single.set(name, new Budget().node(parser));
            } else {
                parser.skipChildren();
            }
        }
        if (!listed) {
            count();
            visitor.found("row 1", single);
        }
    }

    private void elements(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            count();
            visit("row " + rows, parser);
        }
    }

    private void visit(String where, JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            visitor.refused(where, "is no object");
            return;
        }
        var budget = new Budget();
        var row = budget.node(parser);
        if (budget.isSpent()) {
            visitor.refused(where, "holds more than a finding can");
        } else {
            visitor.found(where, row);
        }
    }

    private void count() {
        if (++rows > MOST) {
            throw new RefusedFileException(
                    "The file holds more than %,d findings. Split it, by account for example.".formatted(MOST));
        }
    }

    /** A line without its end; empty at the end of the file. What is too long is cut off, not kept. */
    private static Optional<byte[]> line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int letter = in.read();
        if (letter < 0) {
            return Optional.empty();
        }
        for (; letter >= 0 && letter != '\n'; letter = in.read()) {
            if (line.size() < LONGEST_LINE) {
                line.write(letter);
            }
        }
        return Optional.of(line.toString(java.nio.charset.StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String said(JacksonException broken) {
        return Texts.clean(String.valueOf(broken.getOriginalMessage()), 160);
    }

    /** Reads a value, and passes over what is left of one that has too many parts. */
    private static final class Budget {

        private int left = PARTS;

        boolean isSpent() {
            return left <= 0;
        }

        JsonNode node(JsonParser parser) {
            left--;
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(parser);
                case START_ARRAY -> array(parser);
                case VALUE_STRING -> JsonNodeFactory.instance.stringNode(parser.getString());
                case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
                case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    JsonNodeFactory.instance.numberNode(parser.getDoubleValue());
                default -> JsonNodeFactory.instance.nullNode();
            };
        }

        private JsonNode object(JsonParser parser) {
            var object = JsonNodeFactory.instance.objectNode();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                var value = node(parser);
                if (!isSpent()) {
                    object.set(name, value);
                }
            }
            return object;
        }

        private JsonNode array(JsonParser parser) {
            var array = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var value = node(parser);
                if (!isSpent()) {
                    array.add(value);
                }
            }
            return array;
        }
    }
}
