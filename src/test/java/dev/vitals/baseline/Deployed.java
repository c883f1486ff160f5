package dev.vitals.baseline;

import dev.vitals.collect.cloudformation.QuickStart;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Object mother: an account as it was stored, with a QuickStart in it. Every list is whole unless it is closed. */
final class Deployed {

    static final String REGION = "us-east-1";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ID = "arn:aws:cloudformation:%s:111122223333:stack/%s/1";

    private final QuickStart edition;
    private final List<Stored> things = new ArrayList<>();
    private final Map<String, List<String>> listed = new LinkedHashMap<>();
    private final Map<String, ListCoverage> closed = new HashMap<>();
    private String refused = "";

    private Deployed(QuickStart edition) {
        this.edition = edition;
        Recognition.NESTED.get(edition).forEach(stack -> listed.put(stack, new ArrayList<>()));
    }

    static Deployed second() {
        return new Deployed(QuickStart.V2);
    }

    static Deployed first() {
        return new Deployed(QuickStart.V1);
    }

    /** A stack lists a resource with what the last drift check found of it. */
    Deployed listing(String stack, String logicalId, String physicalId, String drift) {
        listed.get(stack).add("""
                {"LogicalResourceId": "%s", "PhysicalResourceId": "%s", "ResourceStatus": "CREATE_COMPLETE",
                 "DriftInformation": {"StackResourceDriftStatus": "%s"}}""".formatted(logicalId, physicalId, drift));
        return this;
    }

    /** Something is there. */
    Deployed holding(String type, String id, String json, String... tags) {
        things.add(stored(REGION, type, id, json, tags));
        return this;
    }

    /** A list that was not read to its end. */
    Deployed closed(String type) {
        closed.put(type, new ListCoverage(type, REGION, null, Cause.DENIED, "the list answered AccessDenied"));
        return this;
    }

    /** The resources of a stack may not be listed. */
    Deployed refusing(String stack) {
        refused = stack;
        return this;
    }

    /** A stack is not there. */
    Deployed without(String stack) {
        listed.remove(stack);
        return this;
    }

    StoredState state() {
        var all = new ArrayList<>(things);
        listed.forEach((stack, resources) -> all.add(nested(stack, resources)));
        all.add(root());
        var lists = ComponentCatalogue.load().of(edition).stream()
                .flatMap(component -> component.parts().stream())
                .map(Part::readAs)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        lists.add("AWS::IAM::Policy");
        return new StoredState(
                all.stream().collect(Collectors.groupingBy(Stored::type)),
                lists.stream()
                        .collect(Collectors.toMap(
                                type -> type,
                                type -> Map.of(
                                        REGION,
                                        closed.getOrDefault(type, new ListCoverage(type, REGION, 1, null, ""))))));
    }

    Scene scene() {
        return new Scene(Recognition.in(state()).getFirst(), state());
    }

    /** How a component stands. */
    ComponentStanding component(String name) {
        var component = ComponentCatalogue.load().of(edition).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Judge(scene()).judge(component);
    }

    /** How one resource of a component stands. */
    PartStanding part(String component, String logicalId) {
        return component(component).parts().stream()
                .filter(part -> part.label().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    static Stored stored(String region, String type, String id, String json, String... tags) {
        var map = new HashMap<String, String>();
        for (int at = 0; at + 1 < tags.length; at += 2) {
            map.put(tags[at], tags[at + 1]);
        }
        return new Stored(id.hashCode(), region, type, id, id, id, map, new Members(JSON.readTree(json)));
    }

    /** A stack as it is kept. */
    static Stored stack(String region, String name, String members, String resources) {
        var json = (ObjectNode) JSON.readTree("""
                {"stack": {"StackName": "%s", "StackId": "%s", "StackStatus": "CREATE_COMPLETE"}, "drifted": [],
                 "resources": %s}""".formatted(name, ID.formatted(region, name), resources));
        ((ObjectNode) json.get("stack")).setAll((ObjectNode) JSON.readTree("{" + members + "}"));
        return new Stored(
                name.hashCode(),
                region,
                Recognition.STACK,
                name,
                ID.formatted(region, name),
                name,
                Map.of(),
                new Members(json));
    }

    private Stored root() {
        var marks = edition == QuickStart.V2
                ? "\"Outputs\": [{\"OutputKey\": \"TemplateType\", \"OutputValue\": \"HIPAA Compliance\"}]"
                : "\"Description\": \"Provides nesting for a full sample web application (qs-1qtukbnsl)\"";
        var resources = listed.keySet().stream()
                .map(stack -> """
                        {"LogicalResourceId": "%s", "PhysicalResourceId": "%s", "ResourceStatus": "CREATE_COMPLETE"}""".formatted(stack, ID.formatted(REGION, "qs-" + stack)))
                .toList();
        return stack(REGION, "qs", marks, resources.toString());
    }

    private Stored nested(String stack, List<String> resources) {
        var root = ID.formatted(REGION, "qs");
        var all = new ArrayList<>(resources);
        all.add("{\"LogicalResourceId\": \"Other\", \"PhysicalResourceId\": \"other\"}");
        return stack(
                REGION,
                "qs-" + stack,
                "\"ParentId\": \"%s\", \"RootId\": \"%s\"".formatted(root, root),
                stack.equals(refused)
                        ? "{\"$unreadable\": \"DENIED\", \"detail\": \"cloudformation:ListStackResources\"}"
                        : all.toString());
    }
}
