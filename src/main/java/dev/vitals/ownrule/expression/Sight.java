package dev.vitals.ownrule.expression;

import dev.vitals.aws.SdkJson;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON as an expression sees it: opened only where it is looked at, so that what AWS refused ends the evaluation when
 * it is touched and only then. What is null in the JSON is not set, and so not there.
 */
final class Sight {

    private Sight() {}

    /** What stands here. */
    static Object of(JsonNode node, Effort effort) {
        SdkJson.unreadable(node).ifPresent(refused -> {
            throw effort.halt(refused.why(), refused.detail());
        });
        if (node.isObject()) {
            return new Members(node, effort);
        }
        if (node.isArray()) {
            return new Elements(node, effort);
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : node.doubleValue();
        }
        return node.asString();
    }

    private static final class Members extends AbstractMap<String, Object> {

        private final JsonNode object;
        private final Effort effort;

        Members(JsonNode object, Effort effort) {
            this.object = object;
            this.effort = effort;
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return get(key) != null;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            effort.spend(1);
            var member = key instanceof String name ? object.get(name) : null;
            return member == null || member.isNull() ? null : of(member, effort);
        }

        /** How many there are, and which, depends on every one of them. */
        @Override
        public Set<Entry<String, Object>> entrySet() {
            Map<String, Object> members = new LinkedHashMap<>();
            for (var member : object.properties()) {
                effort.spend(1);
                if (!member.getValue().isNull()) {
                    members.put(member.getKey(), of(member.getValue(), effort));
                }
            }
            return members.entrySet();
        }

        @Override
        public String toString() {
            return "{…}";
        }
    }

    private static final class Elements extends AbstractList<Object> implements RandomAccess {

        private final JsonNode array;
        private final Effort effort;

        Elements(JsonNode array, Effort effort) {
            this.array = array;
            this.effort = effort;
        }

        @Override
        public Object get(int index) {
            effort.spend(1);
            return of(array.get(index), effort);
        }

        @Override
        public int size() {
            return array.size();
        }

        @Override
        public String toString() {
            return "[…]";
        }
    }
}
