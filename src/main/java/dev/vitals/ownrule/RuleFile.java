package dev.vitals.ownrule;

import dev.vitals.rule.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the file of own rules. Only its tree is read, nothing is built from it; anything that is not expected is named
 * with its line.
 */
final class RuleFile {

    static final String VERSION = "vitals-own-rules";
    static final int LARGEST = 512 * 1024;

    private static final int DEEPEST = 8;
    private static final int MOST_RULES = 500;
    private static final Set<String> REQUIRED = Set.of("id", "title", "type", "severity", "safeguards", "expression");
    private static final Set<String> KEYS = Set.of(
            "id", "title", "type", "severity", "safeguards", "applies", "expression", "message", "guidance", "note");

    /**
     * A rule of the file.
     *
     * @param line where it begins
     */
    record Entry(String id, RuleText text, String note, int line) {}

    /** Something that is wrong with the file. */
    record Wrong(int line, String words) {

        public String sentence() {
            return line == 0 ? words : "Line %d: %s".formatted(line, words);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final List<Wrong> wrong = new ArrayList<>();

    private RuleFile() {}

    static RuleFile read(String yaml) {
        var file = new RuleFile();
        if (yaml.length() > LARGEST) {
            file.wrong.add(new Wrong(0, "A file of rules has at most %d KiB.".formatted(LARGEST / 1024)));
            return file;
        }
        try {
            var root = new Yaml(new SafeConstructor(options())).compose(new java.io.StringReader(yaml));
            file.root(root);
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            file.wrong.add(new Wrong(
                    mark == null ? 0 : mark.getLine() + 1, "This is no YAML: %s.".formatted(broken.getProblem())));
        } catch (YAMLException broken) {
            file.wrong.add(new Wrong(0, "This is no YAML that Vitals reads: %s.".formatted(broken.getMessage())));
        }
        return file;
    }

    List<Entry> entries() {
        return wrong.isEmpty() ? List.copyOf(entries) : List.of();
    }

    List<Wrong> wrong() {
        return List.copyOf(wrong);
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        options.setAllowDuplicateKeys(false);
        return options;
    }

    private void root(@Nullable Node root) {
        if (!(root instanceof MappingNode map)) {
            wrong.add(new Wrong(1, "The file begins with “%s: 1”.".formatted(VERSION)));
            return;
        }
        var members = members(map, Set.of(VERSION, "rules"));
        var version = members.get(VERSION);
        if (!(version instanceof ScalarNode scalar) || !scalar.getValue().equals("1")) {
            wrong.add(new Wrong(line(root), "The file must say “%s: 1”.".formatted(VERSION)));
        }
        if (!(members.get("rules") instanceof SequenceNode list)) {
            wrong.add(new Wrong(line(root), "The file must have a list “rules”."));
            return;
        }
        if (list.getValue().size() > MOST_RULES) {
            wrong.add(new Wrong(line(list), "A file holds at most %d rules.".formatted(MOST_RULES)));
            return;
        }
        list.getValue().forEach(this::rule);
        refuseDoubles();
    }

    private void rule(Node node) {
        if (!(node instanceof MappingNode map)) {
            wrong.add(new Wrong(line(node), "A rule is a map that begins with “id:”."));
            return;
        }
        var members = members(map, KEYS);
        var missing = REQUIRED.stream()
                .filter(key -> !members.containsKey(key))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            wrong.add(new Wrong(line(node), "The rule lacks %s.".formatted(String.join(", ", missing))));
            return;
        }
        var before = wrong.size();
        var id = text(members, "id");
        if (!RuleCheck.ID.matcher(id).matches()) {
            wrong.add(new Wrong(line(members.get("id")), "An id looks like own-buckets-have-owners."));
        }
        var text = new RuleText(
                text(members, "title"),
                text(members, "type"),
                severity(members),
                texts(members.get("safeguards")),
                text(members, "applies"),
                text(members, "expression"),
                text(members, "message"),
                text(members, "guidance"));
        if (wrong.size() == before) {
            entries.add(new Entry(id, text, text(members, "note"), line(node)));
        }
    }

    private Map<String, Node> members(MappingNode map, Set<String> known) {
        refuseAnchor(map);
        var members = new LinkedHashMap<String, Node>();
        for (var tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                wrong.add(new Wrong(line(tuple.getKeyNode()), "A key is a word."));
            } else if (!known.contains(key.getValue())) {
                wrong.add(new Wrong(
                        line(key),
                        "“%s” is not known here; known are %s."
                                .formatted(
                                        shortened(key.getValue()),
                                        known.stream().sorted().collect(Collectors.joining(", ")))));
            } else if (members.put(key.getValue(), tuple.getValueNode()) != null) {
                wrong.add(new Wrong(line(key), "“%s” stands twice in one map.".formatted(key.getValue())));
            }
        }
        return members;
    }

    private String text(Map<String, Node> members, String key) {
        var node = members.get(key);
        if (node == null) {
            return "";
        }
        if (node instanceof ScalarNode scalar && isText(scalar)) {
            refuseAnchor(node);
            return scalar.getValue().strip();
        }
        wrong.add(new Wrong(line(node), "“%s” must be a text; put it into quotes.".formatted(key)));
        return "";
    }

    /** An expression such as true reads as a truth, and 164 as a number; both are what was written. */
    private static boolean isText(ScalarNode scalar) {
        return Set.of(Tag.STR, Tag.BOOL, Tag.INT, Tag.FLOAT).contains(scalar.getTag());
    }

    private List<String> texts(@Nullable Node node) {
        if (!(node instanceof SequenceNode list)) {
            wrong.add(new Wrong(node == null ? 0 : line(node), "“safeguards” must be a list of citations."));
            return List.of();
        }
        refuseAnchor(list);
        var texts = new ArrayList<String>();
        for (Node element : list.getValue()) {
            var citation = text(Map.of("safeguards", element), "safeguards");
            if (!texts.contains(citation)) {
                texts.add(citation);
            }
        }
        return texts;
    }

    private Severity severity(Map<String, Node> members) {
        var word = text(members, "severity");
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> {
                    wrong.add(new Wrong(line(members.get("severity")), "A severity is critical, high, medium or low."));
                    return Severity.LOW;
                });
    }

    private void refuseDoubles() {
        var seen = new HashMap<String, Integer>();
        var told = new HashSet<String>();
        for (Entry entry : entries) {
            var first = seen.putIfAbsent(entry.id(), entry.line());
            if (first != null && told.add(entry.id())) {
                wrong.add(new Wrong(entry.line(), "The id %s stands in line %d already.".formatted(entry.id(), first)));
            }
        }
    }

    private void refuseAnchor(Node node) {
        if (node.getAnchor() != null) {
            wrong.add(new Wrong(line(node), "Anchors and aliases are not used in this file."));
        }
    }

    private static String shortened(String key) {
        return key.length() <= 40 ? key : key.substring(0, 40) + "…";
    }

    private static int line(@Nullable Node node) {
        return node == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
