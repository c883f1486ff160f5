package dev.vitals.ownrule;

import dev.vitals.aws.Members;
import dev.vitals.aws.SdkJson;
import dev.vitals.inventory.ResourceKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The members that an expression on a type can ask for, with an example of each from what was read. */
@Repository
class FieldList {

    /** So many resources are counted, and not more. */
    static final int MANY = 1_000;

    private static final int SAMPLES = 40;
    private static final int LONGEST_EXAMPLE = 60;

    private static final String BODIES = """
            select c.body from (select hash from resource where type = ? and gone_at is null and hash is not null
                                 order by valid_from desc, id limit ?) r
              join content c on c.hash = r.hash
            """;

    /** Counting on would tell nobody more, and takes as long as there are resources. */
    private static final String COUNTS = """
            select t.type, r.there
              from string_to_table(?, ' ') t(type),
                   lateral (select count(*) as there
                              from (select from resource
                                     where type = t.type and gone_at is null and hash is not null limit ?) known) r
             where r.there > 0
            """;

    private final JdbcClient sql;

    FieldList(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A member as an expression names it.
     *
     * @param path from {@code resource} on
     * @param example from a resource that was read; null where none has it
     */
    record Field(String path, String kind, @Nullable String example) {

        public boolean isSeen() {
            return example != null;
        }
    }

    /** Every field of a kind, in the order of its model. */
    List<Field> of(ResourceKind<?> kind) {
        var examples = new HashMap<String, String>();
        sql.sql(BODIES)
                .params(kind.type(), SAMPLES)
                .query(String.class)
                .list()
                .forEach(body -> collect(JsonMapper.shared().readTree(body), "", examples));
        return Members.of(kind.config()).stream()
                .map(member -> new Field("resource." + member.path(), member.kind(), examples.get(member.path())))
                .toList();
    }

    /** How many resources of each of these types there are, up to {@link #MANY}; none of those without. */
    Map<String, Long> counts(List<String> types) {
        var counts = new HashMap<String, Long>();
        sql.sql(COUNTS).params(String.join(" ", types), MANY).query(row -> {
            counts.put(row.getString("type"), row.getLong("there"));
        });
        return counts;
    }

    private static void collect(JsonNode node, String path, Map<String, String> examples) {
        if (node.isNull() || SdkJson.unreadable(node).isPresent()) {
            return;
        }
        if (node.isObject()) {
            note(path, node.isEmpty() ? "{}" : "{…}", examples);
            node.properties().forEach(member -> {
                var below = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                collect(member.getValue(), below, examples);
                if (!member.getValue().isContainer()) {
                    note(path + "{}", member.getValue().toString(), examples);
                }
            });
        } else if (node.isArray()) {
            note(path, node.size() == 1 ? "1 element" : node.size() + " elements", examples);
            node.forEach(element -> collect(element, path + "[]", examples));
        } else {
            note(path, node.toString(), examples);
        }
    }

    private static void note(String path, String example, Map<String, String> examples) {
        examples.putIfAbsent(
                path, example.length() <= LONGEST_EXAMPLE ? example : example.substring(0, LONGEST_EXAMPLE) + "…");
    }
}
