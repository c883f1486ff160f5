package dev.vitals.rule;

import dev.vitals.rule.RuleFacts.UsedSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of facts about rules: what peers have, and what reading needs. */
public final class RuleFactTable {

    /** The rules that the catalogue asks for, and those that Vitals has beside them. */
    private static final List<String> CATALOGUES = List.of("/facts/rule-catalogue.tsv", "/facts/further-rules.tsv");

    private static final String OPERATIONS = "/facts/rule-operations.tsv";
    private static final String SETTINGS = "/settings/fields.tsv";
    private static final String ID = "rule_id";

    private final Map<String, RuleFacts> facts;

    private RuleFactTable(Map<String, RuleFacts> facts) {
        this.facts = facts;
    }

    /** Reads the tables of the class path. */
    public static RuleFactTable load() {
        var operations = rows(OPERATIONS, ID);
        var settings = rows(SETTINGS, "path");
        var facts = new LinkedHashMap<String, RuleFacts>();
        for (String catalogue : CATALOGUES) {
            rows(catalogue, ID)
                    .forEach((id, row) -> facts.put(id, facts(row, operations.getOrDefault(id, Map.of()), settings)));
        }
        return new RuleFactTable(facts);
    }

    /** What is known of a rule; of one that the tables do not name, nothing. */
    public RuleFacts of(String rule) {
        return facts.getOrDefault(rule, RuleFacts.NONE);
    }

    /** Short names of services that rules are about. */
    public List<String> services() {
        return facts.values().stream()
                .map(RuleFacts::service)
                .distinct()
                .sorted()
                .toList();
    }

    private static RuleFacts facts(
            Map<String, String> row, Map<String, String> needs, Map<String, Map<String, String>> settings) {
        return new RuleFacts(
                row.getOrDefault("service", ""),
                row.getOrDefault("pass_condition", ""),
                Integer.parseInt(row.getOrDefault("tier", "0")),
                Stream.of(Peer.values())
                        .flatMap(peer ->
                                cells(row.getOrDefault(peer.column(), "")).map(cell -> PeerCheck.of(peer, cell)))
                        .toList(),
                cells(needs.getOrDefault("looks_at", "")).toList(),
                cells(needs.getOrDefault("operations", "")).toList(),
                cells(needs.getOrDefault("settings", ""))
                        .map(path -> new UsedSetting(
                                path, settings.getOrDefault(path, Map.of()).getOrDefault("label", "")))
                        .toList());
    }

    private static Stream<String> cells(String cell) {
        return Arrays.stream(cell.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static Map<String, Map<String, String>> rows(String table, String key) {
        try (var file = RuleFactTable.class.getResourceAsStream(table)) {
            if (file == null) {
                throw new IllegalStateException(table + " is missing");
            }
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
            var rows = new LinkedHashMap<String, Map<String, String>>();
            lines.stream().skip(1).map(line -> row(lines.getFirst(), line)).forEach(row -> rows.put(row.get(key), row));
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> row(List<String> head, List<String> cells) {
        if (head.size() != cells.size()) {
            throw new IllegalStateException("Not a row of facts: " + cells);
        }
        var row = new LinkedHashMap<String, String>();
        for (int at = 0; at < head.size(); at++) {
            row.put(head.get(at), cells.get(at));
        }
        return row;
    }
}
