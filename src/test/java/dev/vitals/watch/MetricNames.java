package dev.vitals.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which metrics are told, and which the dashboard, the alerts and the documentation name. */
final class MetricNames {

    static final Path DASHBOARD = Path.of("deploy/grafana/vitals.json");
    static final Path ALERTS = Path.of("deploy/prometheus/vitals-alerts.yaml");
    private static final Path DOCUMENTATION = Path.of("docs/monitoring.md");

    private static final Pattern NAME = Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*(?!\\s*\\()(?![\\w:])");
    private static final Set<String> WORDS = Set.of(
            "and", "or", "unless", "bool", "offset", "by", "without", "on", "ignoring", "group_left", "group_right");

    private MetricNames() {}

    /** What an application told, by the names of its lines. */
    static Set<String> told(String metrics) {
        return metrics.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without what Prometheus puts after the name of a timer. */
    static String family(String name) {
        return name.replaceFirst("_(count|sum|max|bucket)$", "");
    }

    static Set<String> used() throws IOException {
        return Stream.concat(inDashboard(), inAlerts())
                .flatMap(MetricNames::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> documentation() throws IOException {
        return Pattern.compile("`(vitals_\\w+)`")
                .matcher(Files.readString(DOCUMENTATION))
                .results()
                .map(found -> family(found.group(1)))
                .collect(Collectors.toSet());
    }

    /** The names in an expression. */
    static Stream<String> of(String expression) {
        var bare = expression
                .replaceAll("\"[^\"]*\"", " ")
                .replaceAll("\\{[^}]*}", " ")
                .replaceAll("\\[[^]]*]", " ")
                .replaceAll("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)", " ");
        return NAME.matcher(bare).results().map(found -> found.group()).filter(name -> !WORDS.contains(name));
    }

    static Stream<String> inDashboard() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(DASHBOARD)).findValues("expr").stream()
                .map(JsonNode::asString);
    }

    static Stream<String> inAlerts() throws IOException {
        return Pattern.compile("(?m)^\\s+expr: (.+)$")
                .matcher(Files.readString(ALERTS))
                .results()
                .map(found -> found.group(1));
    }
}
