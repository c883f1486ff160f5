package dev.vitals.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.Vitals;
import dev.vitals.identity.ClaimRolesChanged;
import dev.vitals.scim.Conversation.Answer;
import dev.vitals.support.LockOrder;
import dev.vitals.support.SharedServer;
import dev.vitals.token.BearerSecret;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;

/** Conversations as Okta and Entra ID lead them, and what must not come of one. */
@SpringBootTest(
        classes = Vitals.class,
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=" + SharedServer.DATA
        })
@AutoConfigureMockMvc
class ScimConversationTest {

    private static final String USERS = "/scim/v2/Users";
    private static final String GROUPS = "/scim/v2/Groups";
    private static final String USER = USERS + "/{user}";
    private static final String GROUP = GROUPS + "/{group}";

    static {
        SharedServer.beginEmpty();
    }

    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String issuer = "https://idp.example/" + UUID.randomUUID();
    private final String admins = "admins " + UUID.randomUUID();
    private final String readers = "readers " + UUID.randomUUID();
    private Conversation okta;
    private Conversation entra;

    @BeforeEach
    void twoProvidersAndATable() {
        okta = new Conversation(web, sql, "Okta", issuer + "/okta", "externalId");
        entra = new Conversation(web, sql, "Entra ID", issuer + "/entra", "userName");
        sql.sql("delete from claim_role").update();
        sql.sql(
                        "insert into claim_role (position, claim, value, role) values (1, 'groups', ?, 'administrator'), (2, 'groups', ?, 'viewer')")
                .params(admins, readers)
                .update();
    }

    @AfterEach
    void everybodyElseIsBack() {
        sql.sql("delete from claim_role").update();
        sql.sql("update member_grant set until = null where granted_by = 'set aside'")
                .update();
        sql.sql("delete from member where issuer like ?").param(issuer + "%").update();
    }

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
                               ('compliance_officer', 'provider')) r (role, origin) where issuer = ?""")
                .param(issuer + "/okta")
                .update();
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

    @Test
    void whoWasPutOutStaysOutWhereNothingSaysOtherwise() {
        okta.knows("user", okta.send("POST", USERS, "okta/user").id());
        okta.send("PATCH", USER, "okta/user-deactivated");
        for (String silent : List.of("", ", \"active\": null")) {
            var put = okta.send(
                    "PUT", USER, "{\"userName\": \"ada\", \"externalId\": \"00u1dhhb1fkIGP7RL1d8\"" + silent + "}");
            assertThat(put.status()).isEqualTo(200);
            assertThat(put.body().path("active").asBoolean(true)).isFalse();
        }
        for (String removal : List.of(
                "{\"op\": \"remove\", \"path\": \"active\"}",
                "{\"op\": \"replace\", \"path\": \"active\", \"value\": null}",
                "{\"op\": \"replace\", \"value\": {\"active\": null}}")) {
            assertThat(okta.send("PATCH", USER, "{\"Operations\": [" + removal + "]}")
                            .status())
                    .isEqualTo(400);
        }
        assertThat(member("00u1dhhb1fkIGP7RL1d8", "/okta")).endsWith("false");
        okta.send("PUT", USER, "okta/user-renamed");
        assertThat(member("00u1dhhb1fkIGP7RL1d8", "/okta")).endsWith("true");
    }

    @Test
    void aPatchForOneMemberLeavesTheOthers() {
        inGroup(okta, "okta", readers);
        var bo = okta.send("POST", USERS, "{\"userName\": \"bo\", \"externalId\": \"bo\"}")
                .id();
        okta.knows("bo", bo);
        var joined =
                "{\"Operations\": [{\"op\": \"add\", \"path\": \"members\", \"value\": {\"value\": \"{bo}\"}}]}";
        assertThat(okta.send("PATCH", GROUP, joined).status()).isEqualTo(204);
        for (String meant : List.of(
                "\"replace\", \"path\": \"members[value eq \\\"{bo}\\\"]\", \"value\": {\"value\": \"{bo}\"}",
                "\"add\", \"path\": \"members[value eq \\\"{bo}\\\"]\", \"value\": {\"display\": \"Bo\"}",
                "\"remove\", \"path\": \"members.display\"",
                "\"remove\", \"path\": \"members\", \"value\": \"{bo}\"",
                "\"replace\", \"path\": \"members\", \"value\": \"{bo}\"")) {
            assertThat(okta.send("PATCH", GROUP, "{\"Operations\": [{\"op\": " + meant + "}]}")
                            .status())
                    .isEqualTo(400);
            assertThat(texts(okta.get(GROUP).body().path("members"), "value")).hasSize(2);
        }
        assertThat(okta.send("PATCH", GROUP, joined.replace("add", "remove")).status())
                .isEqualTo(204);
        assertThat(texts(okta.get(GROUP).body().path("members"), "value"))
                .hasSize(1)
                .doesNotContain(bo);
        var everybody = "{\"Operations\": [{\"op\": \"remove\", \"path\": \"members\"}]}";
        assertThat(okta.send("PATCH", GROUP, everybody).status()).isEqualTo(204);
        assertThat(okta.get(GROUP).body().path("members")).isEmpty();
    }

    @Test
    void aPushWaitsForAdministratorsBeforeItLocksAnybody() throws Exception {
        okta.knows("user", okta.send("POST", USERS, "okta/user").id());
        for (Callable<Integer> push : List.<Callable<Integer>>of(
                () -> okta.send("PUT", USER, "okta/user-renamed").status(),
                () -> okta.send("POST", USERS, "okta/user").status())) {
            LockOrder.locksAdministratorsBeforeMembers(push, issuer + "/okta", sql, transactions);
        }
    }

    @Test
    void whomAPersonPutOutOnlyAPersonLetsInAgain() {
        okta.knows("user", okta.send("POST", USERS, "okta/user").id());
        sql.sql("update member set active = false, deactivated_by = 'person' where issuer = ?")
                .param(issuer + "/okta")
                .update();
        var refused = okta.send("PATCH", USER, "okta/user-activated");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).contains("by a person");
        assertThat(okta.get(USER).body().path("active").asBoolean(true)).isFalse();
        assertThat(okta.send("DELETE", USER, "").status()).isEqualTo(204);
        assertThat(okta.send("POST", USERS, "okta/user").status()).isEqualTo(409);
    }

    @Test
    void whoHasSignedInAlreadyIsTheSamePersonWhateverTheirMail() {
        var id = UUID.randomUUID();
        sql.sql(
                        "insert into member (id, issuer, subject, name, mail, created_at) values (?, ?, '00u1dhhb1fkIGP7RL1d8', 'A', 'old@x', now())")
                .params(id, issuer + "/okta")
                .update();
        var other = UUID.randomUUID();
        sql.sql(
                        "insert into member (id, issuer, subject, name, mail, created_at) values (?, ?, 'somebody', 'B', 'ada@clinic.example', now())")
                .params(other, issuer + "/okta")
                .update();
        var made = okta.send("POST", USERS, "okta/user");
        assertThat(sql.sql("select member_id from scim_user where id = ?")
                        .param(UUID.fromString(made.id()))
                        .query(UUID.class)
                        .single())
                .isEqualTo(id);
    }

    @Test
    void ofTwoThatPushTheSameUserAtOnceOneIsToldThatItIsThere() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> push = () -> okta.send("POST", USERS, "okta/user").status();
            var answers = threads
                    .invokeAll(IntStream.range(0, 6).mapToObj(n -> push).toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409);
        }
        var again = okta.send("POST", USERS, "okta/user");
        assertThat(again.body().path("scimType").asText()).isEqualTo("uniqueness");
    }

    @Test
    void whatIsTheSameAlreadyWritesNothing() {
        okta.knows("user", okta.send("POST", USERS, "okta/user").id());
        var renamed = okta.send("PUT", USER, "okta/user-renamed").response().getHeader("ETag");
        var entries = entries();
        assertThat(okta.send("PUT", USER, "okta/user-renamed").response().getHeader("ETag"))
                .isEqualTo(renamed);
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void aChangeOfWhatAnotherHasChangedMeanwhileIsRefused() {
        var made = okta.send("POST", USERS, "okta/user");
        okta.knows("user", made.id());
        var tag = made.response().getHeader("ETag");
        assertThat(okta.send("GET", USER, "", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(okta.send("PUT", USER, "okta/user-renamed", "If-Match", tag).status())
                .isEqualTo(200);
        assertThat(okta.send("PATCH", USER, "okta/user-deactivated", "If-Match", tag)
                        .status())
                .isEqualTo(412);
        assertThat(okta.get(USER).body().path("active").asBoolean()).isTrue();
    }

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

    private static List<String> texts(JsonNode list, String member) {
        return list.valueStream().map(one -> one.path(member).asText()).toList();
    }

    private void inGroup(Conversation provider, String folder, String name) {
        provider.knows("user", provider.send("POST", USERS, folder + "/user").id());
        provider.knows("group-name", name);
        provider.knows("group", provider.send("POST", GROUPS, folder + "/group").id());
        assertThat(provider.send("PATCH", GROUP, folder + "/group-joined").status())
                .isEqualTo(204);
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

    private String member(String subject, String provider) {
        return sql.sql("select name || ' ' || mail || ' ' || active from member where issuer = ? and subject = ?")
                .params(issuer + provider, subject)
                .query(String.class)
                .single();
    }

    private List<String> roles(String provider) {
        return sql.sql("select g.role || ' ' || g.origin from member_grant g join member m on m.id = g.member_id"
                        + " where m.issuer = ? order by g.id")
                .param(issuer + "/" + provider)
                .query(String.class)
                .list();
    }

    private String kept() {
        return sql.sql("select string_agg(resource::text, ' ') from scim_user")
                        .query(String.class)
                        .single()
                + sql.sql("select string_agg(a::text, ' ') from audit_entry a")
                        .query(String.class)
                        .single();
    }

    private long entries() {
        return sql.sql("select coalesce(max(number), 0) from audit_entry")
                .query(Long.class)
                .single();
    }
}
