package dev.vitals.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as lines for a page, members by name, with the part that a path such as {@code IpPermissions[0].IpRanges[1].CidrIp}
 * leads to marked. Templates print each line's text escaped.
 */
public record JsonView(List<Line> lines) {

    /** @param indent in steps */
    public record Line(int indent, String text, boolean marked) {

        /** The text moved in by two blanks a step. */
        public String indented() {
            return "  ".repeat(indent) + text;
        }
    }

    /** The whole, nothing marked. */
    public static JsonView of(JsonNode json) {
        return of(json, "");
    }

    /** The whole; where the path leads to nothing, the last thing on its way is marked at its beginning. */
    public static JsonView of(JsonNode json, String path) {
        var lines = new ArrayList<Line>();
        new Printer(lines).print(json, "", "", 0, JsonPath.of(json, path));
        return new JsonView(List.copyOf(lines));
    }

    public boolean hasMark() {
        return lines.stream().anyMatch(Line::marked);
    }

    /** The marked lines and so many before and after; the beginning where nothing is marked. */
    public JsonView around(int context) {
        var first = 0;
        while (first < lines.size() && !lines.get(first).marked()) {
            first++;
        }
        if (first == lines.size()) {
            return new JsonView(lines.subList(0, Math.min(lines.size(), 2 * context)));
        }
        var last = first;
        while (last + 1 < lines.size() && lines.get(last + 1).marked() && last - first < 2 * context) {
            last++;
        }
        return new JsonView(lines.subList(Math.max(0, first - context), Math.min(lines.size(), last + context + 1)));
    }

    /** What it shows, as values again; only of a view of the whole. */
    public Object value() {
        return JsonMapper.shared().readValue(String.join("\n", text()), Object.class);
    }

    /** Each line as it is printed. */
    public List<String> text() {
        return lines.stream().map(Line::indented).toList();
    }

    private record Printer(List<Line> to) {

        void print(JsonNode node, String before, String after, int indent, JsonPath way) {
            if (node.isObject() && !node.isEmpty()) {
                open(before + "{", indent, way);
                var members = new TreeMap<String, JsonNode>();
                node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
                int left = members.size();
                for (var member : members.entrySet()) {
                    var name = tools.jackson.databind.node.StringNode.valueOf(member.getKey()) + ": ";
                    print(member.getValue(), name, --left > 0 ? "," : "", indent + 1, way.into(member.getKey()));
                }
                line("}" + after, indent, way.isWithin());
            } else if (node.isArray() && !node.isEmpty()) {
                open(before + "[", indent, way);
                for (int at = 0; at < node.size(); at++) {
                    print(node.get(at), "", at + 1 < node.size() ? "," : "", indent + 1, way.into(at));
                }
                line("]" + after, indent, way.isWithin());
            } else {
                line(before + node + after, indent, way.isWithin() || way.endsHere());
            }
        }

        private void open(String text, int indent, JsonPath way) {
            line(text, indent, way.isWithin() || way.endsHere());
        }

        private void line(String text, int indent, boolean marked) {
            to.add(new Line(indent, text, marked));
        }
    }
}
