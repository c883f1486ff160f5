package dev.vitals.api;

import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API's own description. */
@RestController
class DescriptionApi {

    private static final String FILE = "api/openapi.json";

    private final byte[] description;
    private final String tag;

    DescriptionApi() {
        try {
            description = new ClassPathResource(FILE).getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The description of the API is not in the jar", unreadable);
        }
        var sum = new CRC32C();
        sum.update(description);
        tag = "\"%x-%x\"".formatted(description.length, sum.getValue());
    }

    /** This description (OpenAPI 3.1). It is made from the code and holds no data. */
    @GetMapping(value = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenTo(Whom.SIGNED_IN)
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok().eTag(tag).body(description);
    }
}
