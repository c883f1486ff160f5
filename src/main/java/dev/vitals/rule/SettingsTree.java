package dev.vitals.rule;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings as paths of two names, group and setting, and back. Only what differs from the defaults is kept, so that a
 * default that a later version corrects reaches everybody who never touched it.
 */
final class SettingsTree {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SettingsTree() {}

    /** Every setting by its path, in the order of the alphabet. */
    static SortedMap<String, JsonNode> leaves(Settings settings) {
        var leaves = new TreeMap<String, JsonNode>();
        MAPPER.valueToTree(settings)
                .properties()
                .forEach(group -> group.getValue()
                        .properties()
                        .forEach(leaf -> leaves.put(group.getKey() + "." + leaf.getKey(), leaf.getValue())));
        return leaves;
    }

    /**
     * The settings with these in place of their own.
     *
     * @throws tools.jackson.core.JacksonException when a value is not of its setting's type
     */
    static Settings with(Settings base, Map<String, JsonNode> changed) {
        ObjectNode tree = MAPPER.valueToTree(base);
        changed.forEach((path, value) -> {
            var names = path.split("\\.", 2);
            // What a later version no longer has is left aside; a value of a group that is gone too.
            if (names.length == 2 && tree.path(names[0]).has(names[1])) {
                ((ObjectNode) tree.get(names[0])).set(names[1], value);
            }
        });
        return MAPPER.treeToValue(tree, Settings.class).by(base.lists());
    }
}
