package dev.vitals.support;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How PostgreSQL means to answer one statement.
 *
 * @param cost in the planner's own unit, a page read in order
 * @param refusal why it could not be explained; empty where it could
 */
public record QueryPlan(String sql, double cost, List<Step> steps, String refusal) {

    /** A table that is read, and along which index; empty where it is read from end to end. */
    public record Step(String kind, String table, String index) {

        @Override
        public String toString() {
            return "%s %s".formatted(kind, index.isEmpty() ? table : index);
        }
    }

    static QueryPlan of(String sql, String json) {
        var plan = JsonMapper.shared().readTree(json).get(0).path("Plan");
        var steps = new ArrayList<Step>();
        walk(plan, steps);
        return new QueryPlan(sql, plan.path("Total Cost").asDouble(), List.copyOf(steps), "");
    }

    private static void walk(JsonNode node, List<Step> to) {
        var kind = node.path("Node Type").asString("");
        if (kind.endsWith("Scan") && (node.has("Relation Name") || node.has("Index Name"))) {
            to.add(new Step(
                    kind,
                    node.path("Relation Name").asString(""),
                    node.path("Index Name").asString("")));
        }
        node.path("Plans").forEach(child -> walk(child, to));
    }

    /** Tables of which every row is read although there is an order to find some in. */
    public List<String> wholeTables() {
        return steps.stream()
                .filter(step -> step.kind().equals("Seq Scan"))
                .map(Step::table)
                .distinct()
                .toList();
    }

    /** The tables and indexes that are read, in short. */
    public String told() {
        return steps.stream().map(Step::toString).distinct().collect(Collectors.joining(", "));
    }
}
