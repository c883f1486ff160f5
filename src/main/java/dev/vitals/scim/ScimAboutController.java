package dev.vitals.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What Vitals can do as a provider of the SCIM service (RFC 7643, 5 to 7). */
@RestController
class ScimAboutController {

    private static final JsonNode CONFIG = read("service-provider-config");
    private static final JsonNode TYPES = read("resource-types");
    private static final JsonNode SCHEMAS = read("schemas");

    @GetMapping("/scim/v2/ServiceProviderConfig")
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> config() {
        return ScimJson.answer(at("ServiceProviderConfig", "ServiceProviderConfig", CONFIG));
    }

    @GetMapping("/scim/v2/ResourceTypes")
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> types() {
        return list("ResourceType", TYPES);
    }

    @GetMapping("/scim/v2/ResourceTypes/{name}")
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> type(@PathVariable String name) {
        return one("ResourceType", TYPES, name);
    }

    @GetMapping("/scim/v2/Schemas")
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> schemas() {
        return list("Schema", SCHEMAS);
    }

    @GetMapping("/scim/v2/Schemas/{name}")
    @OpenTo(Whom.SCIM)
    ResponseEntity<String> schema(@PathVariable String name) {
        return one("Schema", SCHEMAS, name);
    }

    private static ResponseEntity<String> list(String type, JsonNode all) {
        List<ObjectNode> found = new ArrayList<>();
        all.forEach(one -> found.add(at(type, type + "s/" + one.path("id").asText(), one)));
        return ScimJson.answer(ScimJson.list(found.size(), new Paging(1, found.size()), found));
    }

    private static ResponseEntity<String> one(String type, JsonNode all, String name) {
        return all.valueStream()
                .filter(one -> one.path("id").asText().equals(name))
                .findFirst()
                .map(one -> ScimJson.answer(at(type, type + "s/" + name, one)))
                .orElseThrow(() -> ScimRefusal.notFound(type + " " + name));
    }

    private static ObjectNode at(String type, String path, JsonNode json) {
        ObjectNode answer = json.deepCopy();
        answer.putObject("meta").put("resourceType", type).put("location", ScimJson.location(path));
        return answer;
    }

    private static JsonNode read(String name) {
        try {
            return ScimJson.kept(
                    new ClassPathResource("scim/" + name + ".json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
