package dev.vitals.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Bodies of SCIM in and out. */
final class ScimJson {

    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private static final MediaType TYPE = new MediaType("application", "scim+json", StandardCharsets.UTF_8);
    private static final int MOST_BYTES = 8 << 20;

    private ScimJson() {}

    /** An object that came. */
    static ObjectNode read(InputStream body) throws IOException {
        var bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ScimRefusal(HttpStatus.CONTENT_TOO_LARGE, null, "A request may have 8 MB.");
        }
        try {
            BodyBounds.hold(bytes);
            if (JsonUtils.getObjectReader().readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException broken) {
            throw ScimRefusal.invalidSyntax("The body is no JSON: " + broken.getOriginalMessage());
        }
        throw ScimRefusal.invalidSyntax("The body is no JSON object.");
    }

    /** What Vitals has kept itself. */
    static JsonNode kept(String json) {
        try {
            return JsonUtils.getObjectReader().readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ObjectNode object(String schema) {
        var json = JsonUtils.getJsonNodeFactory().objectNode();
        json.putArray("schemas").add(schema);
        return json;
    }

    /** Adds where it is, since when, and in which version. */
    static void meta(ObjectNode json, String type, UUID id, Instant created, Instant changed, int version) {
        json.putObject("meta")
                .put("resourceType", type)
                .put("created", created.toString())
                .put("lastModified", changed.toString())
                .put("location", location(type + "s/" + id))
                .put("version", tag(version));
    }

    static String location(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/scim/v2/" + path)
                .toUriString();
    }

    static String tag(int version) {
        return "W/\"" + version + "\"";
    }

    static ObjectNode list(long total, Paging paging, List<ObjectNode> resources) {
        var json = object(LIST);
        json.put("totalResults", total).put("startIndex", paging.start()).put("itemsPerPage", resources.size());
        json.putArray("Resources").addAll(resources);
        return json;
    }

    static ResponseEntity<String> answer(ObjectNode json) {
        return answer(ResponseEntity.ok(), json);
    }

    static ResponseEntity<String> answer(BodyBuilder how, ObjectNode json) {
        return how.contentType(TYPE).body(json.toString());
    }
}
