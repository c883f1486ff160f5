package dev.vitals.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Groups, as RFC 7644 has it. A PATCH answers without a body: a group may have thousands of members. */
@RestController
class ScimGroupController {

    private static final String ONE = "/scim/v2/Groups/{id}";

    private final GroupStore store;
    private final ScimGroups groups;

    ScimGroupController(GroupStore store, ScimGroups groups) {
        this.store = store;
        this.groups = groups;
    }

    @GetMapping("/scim/v2/Groups")
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> list(
            @AuthenticationPrincipal ScimClient client,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable Integer startIndex,
            @RequestParam(required = false) @Nullable Integer count,
            @RequestParam(required = false) @Nullable String attributes,
            @RequestParam(required = false) @Nullable String excludedAttributes) {
        var paging = Paging.of(startIndex, count);
        var condition = FilterSql.of(filter, FilterSql.OF_GROUPS);
        var found = store.list(client.provider().id(), condition, paging);
        return ScimJson.answer(ScimJson.list(
                store.count(client.provider().id(), condition),
                paging,
                json(found, Attributes.of(attributes, excludedAttributes))));
    }

    @GetMapping(ONE)
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> one(
            @AuthenticationPrincipal ScimClient client,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String attributes,
            @RequestParam(required = false) @Nullable String excludedAttributes,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        var group = store.find(client.provider().id(), id).orElseThrow(() -> ScimRefusal.notFound("group " + id));
        var tag = ScimJson.tag(group.version());
        if (Versions.isKnown(known, group.version())) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return ScimJson.answer(
                ResponseEntity.ok().eTag(tag), json(group, Attributes.of(attributes, excludedAttributes)));
    }

    @PostMapping("/scim/v2/Groups")
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> add(@AuthenticationPrincipal ScimClient client, InputStream body) throws IOException {
        var group = groups.add(client.provider(), GroupDraft.of(ScimJson.read(body)));
        return ScimJson.answer(
                ResponseEntity.created(URI.create(ScimJson.location("Groups/" + group.id())))
                        .eTag(ScimJson.tag(group.version())),
                json(group, Attributes.of(null, null)));
    }

    @PutMapping(ONE)
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> replace(
            @AuthenticationPrincipal ScimClient client,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            InputStream body)
            throws IOException {
        var draft = GroupDraft.of(ScimJson.read(body));
        var group = groups.change(client.provider(), id, Versions.required(match), before -> draft);
        return ScimJson.answer(
                ResponseEntity.ok().eTag(ScimJson.tag(group.version())), json(group, Attributes.of(null, null)));
    }

    @PatchMapping(ONE)
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> patch(
            @AuthenticationPrincipal ScimClient client,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            InputStream body)
            throws IOException {
        var operations = Operations.of(ScimJson.read(body));
        var group = groups.change(client.provider(), id, Versions.required(match), before -> before.after(operations));
        return ResponseEntity.noContent().eTag(ScimJson.tag(group.version())).build();
    }

    @DeleteMapping(ONE)
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> remove(
            @AuthenticationPrincipal ScimClient client,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match) {
        groups.remove(client.provider(), id, Versions.required(match));
        return ResponseEntity.noContent().build();
    }

    private ObjectNode json(ScimGroup group, Attributes wanted) {
        return json(List.of(group), wanted).getFirst();
    }

    private List<ObjectNode> json(List<ScimGroup> found, Attributes wanted) {
        Map<UUID, Map<UUID, String>> members = wanted.has("members")
                ? store.members(found.stream().map(ScimGroup::id).toList())
                : Map.of();
        return found.stream()
                .map(group -> wanted.of(json(group, members.getOrDefault(group.id(), Map.of()))))
                .toList();
    }

    private static ObjectNode json(ScimGroup group, Map<UUID, String> members) {
        var json = ScimJson.object(ScimJson.GROUP);
        json.put("id", group.id().toString());
        json.put("displayName", group.displayName());
        if (group.externalId() != null) {
            json.put("externalId", group.externalId());
        }
        var list = json.putArray("members");
        members.forEach((id, name) -> list.addObject()
                .put("value", id.toString())
                .put("display", name)
                .put("type", "User"));
        ScimJson.meta(json, "Group", group.id(), group.createdAt(), group.changedAt(), group.version());
        return json;
    }
}
