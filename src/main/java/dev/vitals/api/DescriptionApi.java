package dev.vitals.api;

import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API's own description. */
@RestController
class DescriptionApi {

    private static final String FILE = "api/openapi.json";

    /** This description (OpenAPI 3.1). It is made from the code and holds no data. */
    @GetMapping(value = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenTo(Whom.SIGNED_IN)
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok().body(new ClassPathResource(FILE));
    }
}
