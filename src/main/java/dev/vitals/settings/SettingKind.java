package dev.vitals.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a setting is typed and shown. */
enum SettingKind {
    NUMBER {
        @Override
        String text(JsonNode value) {
            return value.asString("");
        }

        @Override
        JsonNode value(String typed, SettingField field) {
            return json(number(typed, field));
        }
    },
    NUMBERS {
        @Override
        String text(JsonNode value) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        }

        @Override
        JsonNode value(String typed, SettingField field) {
            return json(Arrays.stream(typed.split("[,\\s]+"))
                    .filter(part -> !part.isEmpty())
                    .map(part -> number(part, field))
                    .distinct()
                    .sorted()
                    .toList());
        }
    },
    TEXTS {
        @Override
        String text(JsonNode value) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining("\n"));
        }

        @Override
        JsonNode value(String typed, SettingField field) {
            return json(lines(typed).distinct().toList());
        }
    },
    MARKS {
        @Override
        String text(JsonNode value) {
            return value.properties().stream()
                    .map(tag -> tag.getKey() + " = "
                            + tag.getValue()
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .sorted()
                                    .collect(Collectors.joining(", ")))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }

        @Override
        JsonNode value(String typed, SettingField field) {
            Map<String, TreeSet<String>> marks = new LinkedHashMap<>();
            lines(typed).forEach(line -> {
                var sides = line.toLowerCase(Locale.ROOT).split("=", 2);
                var values = sides.length < 2 ? List.<String>of() : parts(sides[1]);
                if (sides[0].isBlank() || values.isEmpty()) {
                    throw new IllegalArgumentException(
                            "“%s” is not a tag and its values. Write for example: data-classification = phi, ephi"
                                    .formatted(line));
                }
                marks.computeIfAbsent(sides[0].strip(), any -> new TreeSet<>()).addAll(values);
            });
            return json(marks);
        }
    },
    SWITCH {
        @Override
        String text(JsonNode value) {
            return value.asBoolean(false) ? "yes" : "no";
        }

        @Override
        JsonNode value(String typed, SettingField field) {
            return json(typed.equals("yes"));
        }
    };

    private static final int LONGEST = 20_000;

    abstract String text(JsonNode value);

    abstract JsonNode value(String typed, SettingField field);

    private static int number(String typed, SettingField field) {
        try {
            var number = Integer.parseInt(typed);
            if (number >= field.least() && number <= field.most()) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The sentence below is for both: no number, and one beyond the bounds.
        }
        throw new IllegalArgumentException(
                "“%s” is not a whole number from %d to %d.".formatted(typed, field.least(), field.most()));
    }

    private static Stream<String> lines(String typed) {
        if (typed.length() > LONGEST) {
            throw new IllegalArgumentException("This is longer than %d characters.".formatted(LONGEST));
        }
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static JsonNode json(Object value) {
        return JsonMapper.shared().valueToTree(value);
    }
}
