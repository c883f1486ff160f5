package dev.vitals.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alerts are whole; whether their metrics are told is asked of a running application. */
class DashboardTest {

    private static List<JsonNode> panels() throws IOException {
        var dashboard = JsonMapper.shared().readTree(Files.readString(MetricNames.DASHBOARD));
        return StreamSupport.stream(dashboard.get("panels").spliterator(), false)
                .filter(panel -> !panel.get("type").asString().equals("row"))
                .toList();
    }

    @Test
    void everyPanelNamesItsUnitAndTheChosenSource() throws IOException {
        assertThat(panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.at("/datasource/uid").asString()).isEqualTo("${datasource}");
            assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isNotEmpty();
            assertThat(panel.at("/fieldConfig/defaults/thresholds/steps")).isNotEmpty();
            assertThat(panel.get("targets"))
                    .isNotEmpty()
                    .allSatisfy(target ->
                            assertThat(target.at("/datasource/uid").asString()).isEqualTo("${datasource}"));
        });
        assertThat(panels()).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
    }

    @Test
    void noPanelLiesOnAnother() throws IOException {
        var taken = new java.util.HashSet<String>();
        for (JsonNode panel : panels()) {
            var at = panel.get("gridPos");
            assertThat(at.get("x").asInt() + at.get("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < at.get("w").asInt(); x++) {
                for (int y = 0; y < at.get("h").asInt(); y++) {
                    assertThat(taken.add((at.get("x").asInt() + x) + "/"
                                    + (at.get("y").asInt() + y)))
                            .isTrue();
                }
            }
        }
    }

    /** Every instance tells the same: added up they would be as many times too many as there are instances. */
    @Test
    void whatEveryInstanceTellsAlikeIsNeverAddedUpOverInstances() throws IOException {
        var counted = List.of("vitals_scan_seconds", "vitals_unit_seconds", "vitals_aws_call", "vitals_binder_seconds");
        for (String expression : List.of(
                        MetricNames.inDashboard().toList(),
                        MetricNames.inAlerts().toList())
                .stream()
                .flatMap(List::stream)
                .toList()) {
            MetricNames.of(expression)
                    .filter(name ->
                            name.startsWith("vitals_") && counted.stream().noneMatch(name::startsWith))
                    .forEach(name -> assertThat(expression)
                            .as(name)
                            .containsPattern(
                                    "(max|min)( by \\([a-z, ]+\\))? ?\\((1 - )?" + name + "|absent\\(" + name));
        }
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDoAndIsWrittenDown() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file =
                new Yaml().load(Files.readString(MetricNames.ALERTS));
        var rules = file.get("groups").stream()
                .flatMap(group -> group.get("rules").stream())
                .toList();
        var text = Files.readString(java.nio.file.Path.of("docs/monitoring.md"));
        assertThat(rules).hasSizeGreaterThan(15).allSatisfy(rule -> {
            assertThat(rule.get("labels").toString()).containsAnyOf("critical", "warning");
            assertThat(rule.get("annotations").toString()).contains("summary=", "description=");
            assertThat(text).contains("`" + rule.get("alert") + "`");
        });
        assertThat(MetricNames.inAlerts()).hasSameSizeAs(rules);
    }
}
