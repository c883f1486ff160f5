package dev.vitals.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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

/** Users, as RFC 7644 has it. */
@RestController
class ScimUserController {

    private static final String ONE = "/scim/v2/Users/{id}";

    private final UserStore store;
    private final Users users;

    ScimUserController(UserStore store, Users users) {
        this.store = store;
        this.users = users;
    }

    @GetMapping("/scim/v2/Users")
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> list(
            @AuthenticationPrincipal ScimClient client,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable Integer startIndex,
            @RequestParam(required = false) @Nullable Integer count,
            @RequestParam(required = false) @Nullable String attributes,
            @RequestParam(required = false) @Nullable String excludedAttributes) {
        var wanted = Attributes.of(attributes, excludedAttributes);
        var paging = Paging.of(startIndex, count);
        var condition = FilterSql.of(filter, FilterSql.OF_USERS);
        var found = store.list(client.provider().id(), condition, paging).stream()
                .map(user -> wanted.of(json(user)))
                .toList();
        return ScimJson.answer(ScimJson.list(store.count(client.provider().id(), condition), paging, found));
    }

    @GetMapping(ONE)
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> one(
            @AuthenticationPrincipal ScimClient client,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String attributes,
            @RequestParam(required = false) @Nullable String excludedAttributes,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        var user = store.find(client.provider().id(), id).orElseThrow(() -> ScimRefusal.notFound("user " + id));
        if (Versions.isKnown(known, user.version())) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(ScimJson.tag(user.version()))
                    .build();
        }
        return ScimJson.answer(
                ResponseEntity.ok().eTag(ScimJson.tag(user.version())),
                Attributes.of(attributes, excludedAttributes).of(json(user)));
    }

    @PostMapping("/scim/v2/Users")
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> add(@AuthenticationPrincipal ScimClient client, InputStream body) throws IOException {
        var user = users.add(client.provider(), Person.of(ScimJson.read(body), true));
        return ScimJson.answer(
                ResponseEntity.created(URI.create(ScimJson.location("Users/" + user.id())))
                        .eTag(ScimJson.tag(user.version())),
                json(user));
    }

    @PutMapping(ONE)
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> replace(
            @AuthenticationPrincipal ScimClient client,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            InputStream body)
            throws IOException {
        var json = ScimJson.read(body);
        return changed(users.change(
                client.provider(), id, Versions.required(match), before -> Person.of(json, before.active())));
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
        return changed(users.change(client.provider(), id, Versions.required(match), before -> {
            var json = (ObjectNode) ScimJson.kept(before.json().toString());
            Operations.apply(operations, json);
            return Person.patched(json);
        }));
    }

    @DeleteMapping(ONE)
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> remove(
            @AuthenticationPrincipal ScimClient client,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match) {
        users.remove(client.provider(), id, Versions.required(match));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<String> changed(ScimUser user) {
        return ScimJson.answer(ResponseEntity.ok().eTag(ScimJson.tag(user.version())), json(user));
    }

    private static ObjectNode json(ScimUser user) {
        var json = ScimJson.object(ScimJson.USER);
        json.put("id", user.id().toString());
        json.setAll(user.person().json());
        ScimJson.meta(json, "User", user.id(), user.createdAt(), user.changedAt(), user.version());
        return json;
    }
}
