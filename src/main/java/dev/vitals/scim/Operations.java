package dev.vitals.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a PATCH asks for, in one form: Okta leaves the path out and sends an object; Entra ID writes "Replace", sends
 * dotted names in such an object, and texts where a truth value belongs.
 */
final class Operations {

    /** What is done. */
    enum Kind {
        ADD,
        REPLACE,
        REMOVE
    }

    /**
     * One of them.
     *
     * @param path to an attribute, perhaps with a filter
     * @param value missing for a removal, as a rule
     */
    record Operation(Kind kind, Path path, JsonNode value) {

        /** First attribute that it is about, in lower case. */
        String attribute() {
            return path.size() == 0 ? "" : path.getElement(0).getAttribute().toLowerCase(Locale.ROOT);
        }
    }

    private static final int MOST = 1000;
    private static final int LONGEST_PATH = 2000;
    private static final int MOST_PARTS = 5000;
    private static final Set<String> NOT_OURS_TO_CHANGE = Set.of("id", "schemas", "meta", "groups");

    private Operations() {}

    static List<Operation> of(ObjectNode body) {
        var list = body.path("Operations");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            throw ScimRefusal.invalidSyntax("A PATCH has between 1 and %d Operations.".formatted(MOST));
        }
        var operations = new ArrayList<Operation>();
        list.forEach(one -> read(one, operations));
        return operations;
    }

    private static void read(JsonNode json, List<Operation> to) {
        var kind = kind(json.path("op").asText());
        var path = json.path("path").asText("").strip();
        var value = json.path("value");
        if (!path.isEmpty()) {
            add(kind, path, value, to);
        } else if (kind != Kind.REMOVE && value.isObject()) {
            value.properties().forEach(member -> add(kind, member.getKey(), member.getValue(), to));
        } else if (kind == Kind.REMOVE) {
            throw new ScimRefusal(HttpStatus.BAD_REQUEST, "noTarget", "A removal names what it removes.");
        } else {
            throw ScimRefusal.invalidSyntax("An operation without a path has an object as its value.");
        }
    }

    private static void add(Kind kind, String path, JsonNode value, List<Operation> to) {
        if (path.length() > LONGEST_PATH || to.size() >= MOST) {
            throw ScimRefusal.invalidPath("A path has at most %d characters, and a PATCH is about at most %d of them."
                    .formatted(LONGEST_PATH, MOST));
        }
        try {
            var operation = new Operation(kind, Path.fromString(path), value);
            if (!NOT_OURS_TO_CHANGE.contains(operation.attribute())
                    && operation.path().size() > 0) {
                to.add(operation);
            }
        } catch (BadRequestException broken) {
            throw ScimRefusal.invalidPath("The path %s cannot be read.".formatted(path));
        }
    }

    private static Kind kind(String op) {
        return switch (op.toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "replace" -> Kind.REPLACE;
            case "remove" -> Kind.REMOVE;
            default -> throw ScimRefusal.invalidSyntax("op is add, replace or remove, not %s.".formatted(op));
        };
    }

    /**
     * Does them to a resource, one after the other. The library compares each value that is added with all that are
     * there.
     */
    static void apply(List<Operation> operations, ObjectNode resource) {
        if (operations.stream().mapToInt(operation -> parts(operation.value())).sum() > MOST_PARTS) {
            throw ScimRefusal.invalidValue("A PATCH of a user has at most %,d values.".formatted(MOST_PARTS));
        }
        for (Operation operation : operations) {
            apply(operation, resource);
        }
    }

    /**
     * Where a filter chooses among values, {@code add} and {@code replace} both mean that the value should be there
     * afterwards: Entra ID replaces a work address that does not exist yet, and adds one that does.
     */
    private static void apply(Operation operation, ObjectNode resource) {
        try {
            switch (operation.kind()) {
                case REMOVE -> done(operation, Kind.REMOVE, resource);
                case ADD, REPLACE -> {
                    try {
                        done(operation, operation.kind(), resource);
                    } catch (ScimException other) {
                        done(operation, operation.kind() == Kind.ADD ? Kind.REPLACE : Kind.ADD, resource);
                    }
                }
            }
        } catch (ScimException impossible) {
            var error = impossible.getScimError();
            throw new ScimRefusal(
                    HttpStatus.BAD_REQUEST,
                    error.getScimType() == null ? "invalidPath" : error.getScimType(),
                    String.valueOf(error.getDetail()));
        }
    }

    private static void done(Operation operation, Kind kind, ObjectNode resource) throws ScimException {
        var request = JsonUtils.getJsonNodeFactory().objectNode();
        request.put("op", kind.name().toLowerCase(Locale.ROOT))
                .put("path", operation.path().toString());
        if (kind != Kind.REMOVE) {
            request.set("value", operation.value());
        }
        try {
            read(request).apply(resource);
        } catch (JsonProcessingException | RuntimeException broken) {
            throw ScimRefusal.invalidValue("The value for %s makes no sense.".formatted(operation.path()));
        }
    }

    private static PatchOperation read(ObjectNode request) throws JsonProcessingException {
        return JsonUtils.getObjectReader().forType(PatchOperation.class).readValue(request.toString());
    }

    private static int parts(JsonNode value) {
        int parts = 1;
        for (JsonNode part : value) {
            parts += parts(part);
        }
        return parts;
    }

    /** The one value that a filter such as {@code [value eq "…"]} asks for; null where it asks otherwise. */
    static @Nullable String chosen(Operation operation) {
        var filter = operation.path().getElement(0).getValueFilter();
        return filter != null
                        && filter.getFilterType() == FilterType.EQUAL
                        && String.valueOf(filter.getAttributePath()).equalsIgnoreCase("value")
                ? filter.getComparisonValue().asText()
                : null;
    }
}
