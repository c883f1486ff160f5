package dev.vitals.dashboard;

import dev.vitals.dashboard.Exposure.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What the settings call PHI, as a statement takes it. */
final class PhiMarks {

    private PhiMarks() {}

    /** A line for each key and value, in small letters. */
    static String tags(Map<String, Set<String>> marks) {
        return marks.entrySet().stream()
                .flatMap(mark -> mark.getValue().stream().map(value -> mark.getKey() + "=" + value))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** A line for each ARN, where a star stands for anything. */
    static String patterns(List<String> declared) {
        return declared.stream()
                .map(arn -> arn.replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                        .replace('*', '%')
                        .replace('?', '_'))
                .collect(Collectors.joining("\n"));
    }

    static String ways() {
        return JsonMapper.shared()
                .writeValueAsString(Arrays.stream(Way.values())
                        .flatMap(way -> way.rules().stream().map(rule -> Map.of("way", way.word(), "rule", rule)))
                        .toList());
    }
}
