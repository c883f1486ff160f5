package dev.vitals.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Conversations as Okta and Entra ID lead them. */
class ScimConversationTest extends Provisioned {

    @Test
    void oktaPushesChangesAndEndsAPerson() {
        var asked = okta.get(USERS + "?filter=userName eq \"ada@clinic.example\"&startIndex=1&count=100");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body().path("totalResults").asInt()).isZero();
        assertThat(asked.body().path("schemas").get(0).asText()).isEqualTo(ScimJson.LIST);

        var made = okta.send("POST", USERS, "okta/user");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.response().getHeader("Location"))
                .isEqualTo(made.body().path("meta").path("location").asText())
                .endsWith(USERS + "/" + made.id());
        assertThat(made.body().path("name").path("familyName").asText()).isEqualTo("Byron");
        assertThat(made.body().toString()).doesNotContain("1mz050nq");
        okta.knows("user", made.id());
        assertThat(member("00u1dhhb1fkIGP7RL1d8", "/okta")).isEqualTo("Ada Byron ada@clinic.example true");

        assertThat(okta.send("PUT", USER, "okta/user-renamed")
                        .body()
                        .path("displayName")
                        .asText())
                .isEqualTo("Ada Lovelace");
        assertThat(member("00u1dhhb1fkIGP7RL1d8", "/okta")).isEqualTo("Ada Lovelace ada.lovelace@clinic.example true");

        var off = okta.send("PATCH", USER, "okta/user-deactivated");
        assertThat(off.status()).isEqualTo(200);
        assertThat(off.body().path("active").asBoolean(true)).isFalse();
        assertThat(member("00u1dhhb1fkIGP7RL1d8", "/okta")).endsWith("false");
        okta.send("PATCH", USER, "okta/user-activated");
        assertThat(member("00u1dhhb1fkIGP7RL1d8", "/okta")).endsWith("true");
        assertThat(kept()).doesNotContain("1mz050nq");
    }

    @Test
    void oktaPushesGroupsThatGiveRoles() {
        okta.knows("user", okta.send("POST", USERS, "okta/user").id());
        okta.knows("group-name", "plain");
        var made = okta.send("POST", GROUPS, "okta/group");
        assertThat(made.status()).isEqualTo(201);
        okta.knows("group", made.id());
        assertThat(okta.send("PATCH", GROUP, "okta/group-joined").status()).isEqualTo(204);
        assertThat(roles("okta")).isEmpty();
        okta.knows("group-name", readers);
        okta.send("PATCH", GROUP, "okta/group-renamed");
        assertThat(roles("okta")).containsExactly("viewer scim");
        okta.send("PATCH", GROUP, "okta/group-left");
        assertThat(roles("okta")).isEmpty();
        okta.send("PUT", GROUP, "okta/group-replaced");
        assertThat(roles("okta")).containsExactly("viewer scim");
        assertThat(okta.get(GROUP).body().path("members").get(0).path("display").asText())
                .isEqualTo("ada@clinic.example");
        assertThat(okta.send("DELETE", GROUP, "").status()).isEqualTo(204);
        assertThat(roles("okta")).isEmpty();
        assertThat(okta.get(GROUP).status()).isEqualTo(404);
    }

    @Test
    void entraPushesChangesAndEndsAPerson() {
        var name = "Test_User_ab6490ee-1e48-479e-a20b-2d77186b5dd1";
        assertThat(entra.get(USERS + "?filter=userName eq \"" + name + "\"")
                        .body()
                        .path("totalResults")
                        .asInt(-1))
                .isZero();
        var made = entra.send("POST", USERS, "entra/user");
        assertThat(made.status()).isEqualTo(201);
        entra.knows("user", made.id());
        assertThat(entra.get(USERS + "?filter=USERNAME eq \"" + name.toLowerCase() + "\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(entra.get(USERS
                                + "?filter=externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\" and active eq true")
                        .body()
                        .path("Resources")
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo(made.id());

        var changed = entra.send("PATCH", USER, "entra/user-multi").body();
        assertThat(changed.path("emails").get(0).path("value").asText()).isEqualTo("updatedEmail@microsoft.com");
        assertThat(changed.path("name").path("familyName").asText()).isEqualTo("updatedFamilyName");
        var mails = entra.send("PATCH", USER, "entra/user-home-mail").body().path("emails");
        assertThat(texts(mails, "value")).containsExactly("again@microsoft.com", "home@microsoft.com");
        assertThat(entra.send("PATCH", USER, "entra/user-single").status()).isEqualTo(200);
        assertThat(member("5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.com", "/entra"))
                .isEqualTo("givenName familyName again@microsoft.com true");
        var dotted = entra.send("PATCH", USER, "entra/user-dotted").body();
        assertThat(dotted.path("name").path("givenName").asText()).isEqualTo("Grace");
        assertThat(dotted.path("displayName").asText()).isEqualTo("Grace H");

        for (String off : List.of("entra/user-disabled-as-text", "entra/user-disabled")) {
            assertThat(entra.send("PATCH", USER, off).body().path("active").asBoolean(true))
                    .isFalse();
            assertThat(entra.send("PATCH", USER, "entra/user-enabled-as-text")
                            .body()
                            .path("active")
                            .asBoolean())
                    .isTrue();
        }
        assertThat(entra.send("DELETE", USER, "").status()).isEqualTo(204);
        assertThat(entra.get(USER).status()).isEqualTo(404);
        assertThat(member("5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.com", "/entra"))
                .endsWith("false");
        assertThat(entra.send("POST", USERS, "entra/user").status()).isEqualTo(201);
    }

    @Test
    void entraPushesGroupsAndAsksForThemWithoutMembers() {
        entra.knows("user", entra.send("POST", USERS, "entra/user").id());
        entra.knows("group-name", "other");
        entra.knows("group", entra.send("POST", GROUPS, "entra/group").id());
        assertThat(entra.send("PATCH", GROUP, "entra/group-joined").status()).isEqualTo(204);
        entra.knows("group-name", readers);
        entra.send("PATCH", GROUP, "entra/group-renamed");
        assertThat(roles("entra")).containsExactly("viewer scim");
        var asked = entra.get(GROUPS + "?excludedAttributes=members&filter=displayName eq \"" + readers + "\"")
                .body();
        assertThat(asked.path("Resources").get(0).has("members")).isFalse();
        assertThat(asked.path("Resources").get(0).path("externalId").asText())
                .isEqualTo("8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159");
        assertThat(entra.get(GROUPS + "?filter=id eq \"{group}\" and members eq \"{user}\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(entra.send("PATCH", GROUP, "entra/group-left").status()).isEqualTo(204);
        assertThat(roles("entra")).isEmpty();
    }

    @Test
    void aGroupIsMetInTheTableByTheIdThatTheProviderGivesItToo() {
        sql.sql("update claim_role set value = '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159' where position = 2")
                .update();
        inGroup(entra, "entra", "renamed often");
        assertThat(roles("entra")).containsExactly("viewer scim");
    }

    private String kept() {
        return sql.sql("select string_agg(resource::text, ' ') from scim_user")
                        .query(String.class)
                        .single()
                + sql.sql("select string_agg(a::text, ' ') from audit_entry a")
                        .query(String.class)
                        .single();
    }
}
