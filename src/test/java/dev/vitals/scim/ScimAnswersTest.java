package dev.vitals.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider may ask for, and what it is told where that makes no sense or is not its own. */
class ScimAnswersTest extends Provisioned {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName sw \"a\"",
                "userName eq \"a\" or userName eq \"b\"",
                "not (userName eq \"a\")",
                "title eq \"nurse\"",
                "userName eq",
                "(((((",
                "emails[type eq \"work\"] eq \"x\""
            })
    void aFilterThatIsNotUnderstoodIsRefusedAndNotAnsweredByHalf(String filter) {
        var refused = okta.get(USERS + "?filter=" + filter);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("scimType").asText()).isEqualTo("invalidFilter");
        assertThat(refused.body().path("detail").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"userName\": \"\"}",
                "{\"userName\": 7, \"externalId\": \"x\"}",
                "{\"userName\": \"a\\u0000b\", \"externalId\": \"x\"}",
                "{\"userName\": \"a\"}",
                "{\"userName\": \"a\", \"externalId\": \"x\", \"active\": \"perhaps\"}",
                "{\"userName\": \"a\", \"externalId\": \"x\", \"emails\": [{\"value\": {\"no\": 1}}]}",
                "[]",
                "{"
            })
    void aUserThatMakesNoSenseIsRefused(String body) {
        var refused = okta.send("POST", USERS, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("schemas").get(0).asText()).isEqualTo(ScimJson.ERROR);
        assertThat(refused.body().path("status").asText()).isEqualTo("400");
        assertThat(refused.body().path("scimType").asText()).isIn("invalidValue", "invalidSyntax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Operations\": []}",
                "{\"Operations\": [{\"op\": \"burn\", \"path\": \"active\"}]}",
                "{\"Operations\": [{\"op\": \"remove\"}]}",
                "{\"Operations\": [{\"op\": \"replace\", \"path\": \"a[[\", \"value\": 1}]}",
                "{\"Operations\": [{\"op\": \"remove\", \"path\": \"userName\"}]}",
                "{\"Operations\": [{\"op\": \"replace\", \"value\": 3}]}"
            })
    void aPatchThatMakesNoSenseChangesNothing(String body) {
        var made = okta.send("POST", USERS, "okta/user");
        okta.knows("user", made.id());
        assertThat(okta.send("PATCH", USER, body).status()).isEqualTo(400);
        assertThat(okta.get(USER).response().getHeader("ETag"))
                .isEqualTo(made.response().getHeader("ETag"));
    }

    @Test
    void oneProviderSeesNothingOfAnother() {
        var made = okta.send("POST", USERS, "okta/user");
        entra.knows("user", made.id());
        assertThat(entra.get(USERS).body().path("totalResults").asInt(-1)).isZero();
        for (String method : List.of("GET", "DELETE")) {
            assertThat(entra.send(method, USER, "").status()).isEqualTo(404);
        }
        assertThat(entra.send("PATCH", USER, "okta/user-deactivated").status()).isEqualTo(404);
        var stranger = entra.send(
                "POST", GROUPS, "{\"displayName\": \"g\", \"members\": [{\"value\": \"" + made.id() + "\"}]}");
        assertThat(stranger.status()).isEqualTo(400);
    }

    @Test
    void aListComesInParts() {
        IntStream.range(0, 5)
                .forEach(n ->
                        okta.send("POST", USERS, "{\"userName\": \"u%d\", \"externalId\": \"x%d\"}".formatted(n, n)));
        var page = okta.get(USERS + "?startIndex=4&count=3").body();
        assertThat(page.path("totalResults").asInt()).isEqualTo(5);
        assertThat(page.path("startIndex").asInt()).isEqualTo(4);
        assertThat(page.path("itemsPerPage").asInt()).isEqualTo(2);
        assertThat(texts(page.path("Resources"), "userName")).containsExactly("u3", "u4");
        assertThat(okta.get(USERS + "?count=0").body().path("Resources")).isEmpty();
        assertThat(okta.get(USERS + "?startIndex=-3&count=-1")
                        .body()
                        .path("startIndex")
                        .asInt())
                .isEqualTo(1);
        assertThat(okta.get(USERS + "?count=x").status()).isEqualTo(400);
        assertThat(okta.get(USERS + "/none").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ServiceProviderConfig",
                "ResourceTypes",
                "ResourceTypes/User",
                "Schemas",
                "Schemas/urn:ietf:params:scim:schemas:core:2.0:Group"
            })
    void tellsWhatItCanDo(String what) {
        var told = okta.get("/scim/v2/" + what);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body().toString()).contains("\"location\":\"http://localhost/scim/v2/");
    }

    @Test
    void everythingIsInTheAuditLogUnderTheNameOfTheClient() {
        var from = entries();
        inGroup(okta, "okta", readers);
        okta.send("PATCH", USER, "okta/user-deactivated");
        okta.send("DELETE", USER, "");
        assertThat(sql.sql(
                                "select action || '|' || actor || '|' || method from audit_entry where number > ? order by number")
                        .param(from)
                        .query(String.class)
                        .list())
                .allMatch(entry ->
                        entry.endsWith("|Okta (SCIM)|scim " + okta.credential().prefix()))
                .extracting(entry -> entry.split("\\|")[0])
                .containsExactly(
                        "scim.user-added",
                        "scim.group-added",
                        "role.granted",
                        "scim.group-changed",
                        "member.deactivated",
                        "scim.user-changed",
                        "role.revoked",
                        "scim.user-removed");
    }

    @Test
    void aCredentialThatIsRevokedOrExpiredOpensNothing() {
        for (String end : List.of(
                "revoked_at = now(), revoked_by = 'test'",
                "created_at = now() - interval '9 days', expires_at = now() - interval '1 day'")) {
            var other = new Conversation(web, sql, "Other", issuer + "/" + UUID.randomUUID(), "userName");
            assertThat(other.get(USERS).status()).isEqualTo(200);
            sql.sql("update scim_credential set " + end + " where hash = ?")
                    .param(other.credential().hash())
                    .update();
            assertThat(other.get(USERS).status()).isEqualTo(401);
        }
    }
}
