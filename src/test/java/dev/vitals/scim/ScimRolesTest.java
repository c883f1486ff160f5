package dev.vitals.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.vitals.identity.ClaimRolesChanged;
import dev.vitals.scim.Conversation.Answer;
import dev.vitals.token.BearerSecret;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Roles and tokens of people whom a provider pushes, and the last administrator, who stays. */
class ScimRolesTest extends Provisioned {

    @Test
    void whoIsPutOutLosesTheirTokensInTheSameMoment() throws Exception {
        inGroup(okta, "okta", admins);
        var token = token("okta");
        assertThat(status(token)).isEqualTo(200);
        okta.send("PATCH", USER, "okta/user-deactivated");
        assertThat(status(token)).isEqualTo(401);
        okta.send("PATCH", USER, "okta/user-activated");
        assertThat(status(token)).isEqualTo(401);
        assertThat(roles("okta")).containsExactly("administrator scim");
    }

    @Test
    void theLastAdministratorIsNeitherPutOutNorTakenFromTheGroup() {
        inGroup(okta, "okta", admins);
        sql.sql("update member_grant set until = now() + interval '1 day', granted_by = 'set aside'"
                        + " where role = 'administrator' and until is null and origin <> 'scim'")
                .update();
        for (Answer refused : List.of(
                okta.send("PATCH", USER, "okta/user-deactivated"),
                okta.send("DELETE", USER, ""),
                okta.send("PATCH", GROUP, "okta/group-left"),
                okta.send("DELETE", GROUP, ""))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().path("detail").asText()).contains("Nobody else is administrator");
        }
        assertThat(roles("okta")).containsExactly("administrator scim");
        assertThat(okta.get(GROUP).body().path("members")).hasSize(1);
        assertThat(okta.get(USER).body().path("active").asBoolean()).isTrue();
        sql.sql("delete from claim_role").update();
        sql.sql("insert into claim_role (position, claim, value, role) values (1, 'groups', ?, 'viewer')")
                .param(admins)
                .update();
        events.publishEvent(new ClaimRolesChanged());
        assertThat(roles("okta")).contains("administrator scim");
    }

    @Test
    void anotherTableGivesOtherRolesToTheSameGroups() {
        inGroup(okta, "okta", readers);
        sql.sql("update claim_role set role = 'auditor' where position = 2").update();
        events.publishEvent(new ClaimRolesChanged());
        assertThat(roles("okta")).containsExactly("auditor scim");
    }

    @Test
    void withoutARowAboutGroupsNothingIsLeftOfWhatGroupsGave() {
        inGroup(okta, "okta", readers);
        sql.sql("""
                        insert into member_grant (member_id, role, origin, granted_by, granted_at)
                        select id, r.role, r.origin, 'test', now() from member, (values ('auditor', 'person'),
                               ('compliance_officer', 'provider')) r (role, origin) where issuer = ?""").param(issuer + "/okta").update();
        sql.sql("delete from claim_role").update();
        events.publishEvent(new ClaimRolesChanged());
        assertThat(roles("okta")).containsExactlyInAnyOrder("auditor person", "compliance_officer provider");
    }

    @Test
    void withoutARowAboutGroupsTheLastAdministratorStaysOne() {
        inGroup(okta, "okta", admins);
        sql.sql("update member_grant set until = now() + interval '1 day', granted_by = 'set aside'"
                        + " where role = 'administrator' and until is null and origin <> 'scim'")
                .update();
        sql.sql("delete from claim_role").update();
        events.publishEvent(new ClaimRolesChanged());
        assertThat(roles("okta")).containsExactly("administrator scim");
    }

    private BearerSecret token(String provider) {
        var secret = BearerSecret.make(BearerSecret.API);
        sql.sql("""
                        insert into api_token (id, member_id, name, prefix, hash, rights, created_at, expires_at)
                        select ?, id, 'test', ?, ?, array['READ'], now(), now() + interval '1 day' from member
                         where issuer = ?""")
                .params(UUID.randomUUID(), secret.prefix(), secret.hash(), issuer + "/" + provider)
                .update();
        return secret;
    }

    private int status(BearerSecret token) throws Exception {
        return web.perform(get("/api/token").header("Authorization", "Bearer " + token.reveal()))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}
