package dev.vitals.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.vitals.token.BearerSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A provider that talks with Vitals, with bodies from {@code scim/} in which {@code {names}} stand for what it knows. */
final class Conversation {

    /** What Vitals answered. */
    record Answer(int status, JsonNode body, MockHttpServletResponse response) {

        String id() {
            return body.path("id").asText();
        }
    }

    private final MockMvc web;
    private final BearerSecret credential = BearerSecret.make(BearerSecret.SCIM);
    private final Map<String, String> known = new HashMap<>();

    /** Lets in a provider of its own, by what tells its people. */
    Conversation(MockMvc web, JdbcClient sql, String name, String issuer, String subjectFrom) {
        this.web = web;
        var provider = sql.sql("insert into scim_provider (name, issuer, subject_from, groups_claim, created_at)"
                        + " values (?, ?, ?, 'groups', now()) returning id")
                .params(name, issuer, subjectFrom)
                .query(Long.class)
                .single();
        sql.sql("insert into scim_credential (id, provider_id, prefix, hash, created_by, created_at, expires_at)"
                        + " values (?, ?, ?, ?, 'test', now(), now() + interval '1 day')")
                .params(UUID.randomUUID(), provider, credential.prefix(), credential.hash())
                .update();
    }

    BearerSecret credential() {
        return credential;
    }

    void knows(String name, String value) {
        known.put(name, value);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    /** Sends a body from a file, or one as it stands. */
    Answer send(String method, String path, String body, String... headers) {
        try {
            var asked = request(HttpMethod.valueOf(method), filled(path))
                    .header("Authorization", "Bearer " + credential.reveal());
            for (int at = 0; at < headers.length; at += 2) {
                asked.header(headers[at], headers[at + 1]);
            }
            if (!body.isEmpty()) {
                asked.contentType("application/scim+json; charset=utf-8")
                        .content(filled(text(body)).getBytes(StandardCharsets.UTF_8));
            }
            var response = web.perform(asked).andReturn().getResponse();
            var text = response.getContentAsString(StandardCharsets.UTF_8);
            if (!text.isEmpty()) {
                assertThat(response.getContentType()).startsWith("application/scim+json");
            }
            return new Answer(
                    response.getStatus(), JsonUtils.getObjectReader().readTree(text.isEmpty() ? "{}" : text), response);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static String text(String body) {
        if (body.startsWith("{") || !body.contains("/")) {
            return body;
        }
        try {
            return new ClassPathResource("scim/" + body + ".json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private String filled(String text) {
        var filled = text;
        for (var entry : known.entrySet()) {
            filled = filled.replace("{" + entry.getKey() + "}", entry.getValue());
        }
        return filled;
    }
}
