package dev.vitals.scim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.scim.Operations.Kind;
import dev.vitals.scim.Operations.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group as it should be.
 *
 * @param members ids of its users
 */
record GroupDraft(String displayName, @Nullable String externalId, Set<UUID> members) {

    private static final int LONGEST = 255;

    GroupDraft {
        members = Set.copyOf(members);
        if (displayName.isBlank() || displayName.length() > LONGEST || Person.hasControls(displayName)) {
            throw ScimRefusal.invalidValue("A group has a displayName of up to %d characters.".formatted(LONGEST));
        }
    }

    static GroupDraft of(JsonNode json) {
        return new GroupDraft(
                json.path("displayName").asText(""), externalId(json.path("externalId")), ids(json.path("members")));
    }

    /** The same after what a PATCH asks for. */
    GroupDraft after(List<Operation> operations) {
        var draft = this;
        for (Operation operation : operations) {
            draft = draft.after(operation);
        }
        return draft;
    }

    private GroupDraft after(Operation operation) {
        return switch (operation.attribute()) {
            case "members" -> new GroupDraft(displayName, externalId, members(operation));
            case "displayname" -> new GroupDraft(operation.value().asText(""), externalId, members);
            case "externalid" -> new GroupDraft(displayName, externalId(operation.value()), members);
            // Whatever else a group may have is taken and forgotten, as it is of users.
            default -> this;
        };
    }

    private Set<UUID> members(Operation operation) {
        var hasFilter = operation.path().getElement(0).getValueFilter() != null;
        if (operation.path().size() > 1 || hasFilter && operation.kind() != Kind.REMOVE) {
            throw ScimRefusal.invalidPath("Members are added and replaced as a whole: the path is members.");
        }
        var after = new HashSet<>(members);
        switch (operation.kind()) {
            case ADD -> after.addAll(ids(operation.value()));
            case REPLACE -> {
                return ids(operation.value());
            }
            case REMOVE -> {
                if (hasFilter) {
                    after.remove(chosen(operation));
                } else {
                    remove(operation.value(), after);
                }
            }
        }
        return after;
    }

    /** Entra ID: the path says members, the value says which. Without a value all of them are meant. */
    private static void remove(JsonNode value, Set<UUID> from) {
        if (isNothing(value)) {
            from.clear();
        } else {
            from.removeAll(ids(value));
        }
    }

    private static UUID chosen(Operation operation) {
        return Optional.ofNullable(Operations.chosen(operation))
                .map(GroupDraft::id)
                .orElseThrow(() -> ScimRefusal.invalidPath("Of members, one is chosen by [value eq \"id\"]."));
    }

    private static @Nullable String externalId(JsonNode value) {
        var text = value.asText("");
        if (text.length() > LONGEST || Person.hasControls(text)) {
            throw ScimRefusal.invalidValue("externalId is a text of up to %d characters.".formatted(LONGEST));
        }
        return value.isNull() || text.isEmpty() ? null : text;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** One, or a list of them; what is neither is not taken for an empty list. */
    private static Set<UUID> ids(JsonNode list) {
        if (!list.isContainerNode() && !isNothing(list)) {
            throw ScimRefusal.invalidValue("members is a list of objects with a value.");
        }
        var ids = new HashSet<UUID>();
        if (list.isObject()) {
            ids.add(id(list.path("value").asText("")));
        }
        if (list.isArray()) {
            list.forEach(one -> ids.add(id(one.path("value").asText(""))));
        }
        return ids;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException other) {
            throw ScimRefusal.invalidValue("A member's value is the id of a user here, not %s.".formatted(text));
        }
    }
}
