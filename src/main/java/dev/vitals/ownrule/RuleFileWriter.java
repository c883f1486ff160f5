package dev.vitals.ownrule;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Writes rules into the file that {@link RuleFile} reads. */
final class RuleFileWriter {

    private RuleFileWriter() {}

    static String write(List<RuleVersion> rules) {
        var root = new MappingNode(
                Tag.MAP,
                List.of(
                        new NodeTuple(
                                key(RuleFile.VERSION), new ScalarNode(Tag.INT, "1", null, null, ScalarStyle.PLAIN)),
                        new NodeTuple(
                                key("rules"),
                                new SequenceNode(
                                        Tag.SEQ,
                                        rules.stream().map(RuleFileWriter::rule).toList(),
                                        FlowStyle.BLOCK))),
                FlowStyle.BLOCK);
        var options = new DumperOptions();
        options.setWidth(120);
        options.setSplitLines(false);
        var out = new StringWriter();
        new Yaml(options).serialize(root, out);
        return out.toString();
    }

    private static Node rule(RuleVersion version) {
        var text = version.text();
        var members = new ArrayList<NodeTuple>();
        add(members, "id", version.rule());
        add(members, "title", text.title());
        add(members, "type", text.type());
        add(members, "severity", text.severity().word());
        members.add(new NodeTuple(
                key("safeguards"),
                new SequenceNode(
                        Tag.SEQ,
                        text.safeguards().stream().map(RuleFileWriter::quoted).toList(),
                        FlowStyle.FLOW)));
        add(members, "applies", text.applies());
        add(members, "expression", text.expression());
        add(members, "message", text.message());
        add(members, "guidance", text.guidance());
        add(members, "note", version.note());
        return new MappingNode(Tag.MAP, members, FlowStyle.BLOCK);
    }

    private static void add(List<NodeTuple> members, String name, String value) {
        if (!value.isEmpty()) {
            members.add(new NodeTuple(key(name), value.contains("\n") ? block(value) : scalar(value)));
        }
    }

    private static Node key(String name) {
        return new ScalarNode(Tag.STR, name, null, null, ScalarStyle.PLAIN);
    }

    /** Plain where that reads back the same; the emitter quotes it where not. */
    private static Node scalar(String value) {
        return value.matches("[a-z][a-z0-9-]*") && !value.matches("true|false|yes|no|on|off|null|y|n")
                ? new ScalarNode(Tag.STR, value, null, null, ScalarStyle.PLAIN)
                : quoted(value);
    }

    private static Node quoted(String value) {
        return new ScalarNode(Tag.STR, value, null, null, ScalarStyle.DOUBLE_QUOTED);
    }

    private static Node block(String value) {
        return new ScalarNode(Tag.STR, value, null, null, ScalarStyle.LITERAL);
    }
}
