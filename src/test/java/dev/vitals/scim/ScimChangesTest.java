package dev.vitals.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.LockOrder;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Changes that providers push twice, at once, by halves or against the word of a person. */
class ScimChangesTest extends Provisioned {

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
        var joined = "{\"Operations\": [{\"op\": \"add\", \"path\": \"members\", \"value\": {\"value\": \"{bo}\"}}]}";
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
}
