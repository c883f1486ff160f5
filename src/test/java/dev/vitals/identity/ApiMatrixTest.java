package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.token.BearerSecret;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpHeaders;

/** Every route for programs, with tokens of every right, role and scope, with those that are spent, and with none. */
class ApiMatrixTest extends ApiMatrix {

    @TestFactory
    Stream<DynamicTest> whoSendsNothingIsToldToSendAToken() {
        return each("", route -> {
            var answer = answer(route, OWN, null);
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getHeader(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Bearer ");
            expectSentence(route, answer);
        });
    }

    @TestFactory
    Stream<DynamicTest> aTokenDoesWhatItWasMadeForAndNothingElse() {
        return GRANTABLE.stream().flatMap(right -> {
            var token = token(member(Role.ADMINISTRATOR, null), Set.of(right), null);
            return needing(right + " ", route -> {
                expect(route.right().orElseThrow() == right && !isFresh(route), route, OWN, token);
                expect(route.right().orElseThrow() == right && !isFresh(route), route, FOREIGN, token);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> aTokenNeverDoesMoreThanWhoMadeIt() {
        return Stream.of(Role.values()).flatMap(role -> {
            var everywhere = token(member(role, null), GRANTABLE, null);
            var there = token(member(role, group), GRANTABLE, null);
            return needing(role + " ", route -> {
                var right = route.right().orElseThrow();
                var may = role.gives(right) && GRANTABLE.contains(right) && !isFresh(route);
                expect(may, route, OWN, everywhere);
                expect(may && !right.isForEverything(), route, OWN, there);
                expect(may && !right.isForEverything() && route.account().isEmpty(), route, FOREIGN, there);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> aTokenForAGroupEndsAtItsAccountsWhoeverMadeIt() {
        var token = token(member(Role.ADMINISTRATOR, null), GRANTABLE, group);
        return needing("", route -> {
            var right = route.right().orElseThrow();
            var may = GRANTABLE.contains(right) && !right.isForEverything() && !isFresh(route);
            expect(may, route, OWN, token);
            expect(may && route.account().isEmpty(), route, FOREIGN, token);
        });
    }

    @TestFactory
    Stream<DynamicTest> aTokenIsDeadWhenItIsSpentOrItsOwnerIsGone() {
        var maker = member(Role.ADMINISTRATOR, null);
        var expired = token(maker, GRANTABLE, null);
        sql.sql("update api_token set created_at = ?, expires_at = ? where hash = ?")
                .params(
                        LONG_AGO.atOffset(ZoneOffset.UTC),
                        LONG_AGO.plusSeconds(60).atOffset(ZoneOffset.UTC),
                        expired.hash())
                .update();
        var revoked = token(maker, GRANTABLE, null);
        sql.sql("update api_token set revoked_at = now(), revoked_by = 'test' where hash = ?")
                .param(revoked.hash())
                .update();
        var gone = member(Role.ADMINISTRATOR, null);
        var orphan = token(gone, GRANTABLE, null);
        members.activate(gone, false);
        return each("", route -> {
            for (BearerSecret token : List.of(expired, revoked, orphan, BearerSecret.make(BearerSecret.API))) {
                var answer = answer(route, OWN, token);
                assertThat(answer.getStatus()).isEqualTo(401);
                assertThat(answer.getHeader(HttpHeaders.WWW_AUTHENTICATE)).contains("error=\"invalid_token\"");
                assertThat(answer.getContentAsString()).doesNotContain(token.reveal());
                expectSentence(route, answer);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aTokenWhoseOwnerLostTheirRolesOpensNothing() {
        var token = token(member(null, null), GRANTABLE, null);
        return needing("", route -> expect(false, route, OWN, token));
    }

    @TestFactory
    Stream<DynamicTest> whatOpensOneDoorOpensNoOther() {
        var token = token(member(Role.ADMINISTRATOR, null), GRANTABLE, null);
        var provider = sql.sql("insert into scim_provider (name, issuer, subject_from, groups_claim, created_at)"
                        + " values ('other', 'https://other', 'userName', 'groups', now()) returning id")
                .query(Long.class)
                .single();
        var credential = BearerSecret.make(BearerSecret.SCIM);
        sql.sql("insert into scim_credential (id, provider_id, prefix, hash, created_by, created_at, expires_at)"
                        + " values (?, ?, ?, ?, 'test', now(), now() + interval '1 day')")
                .params(UUID.randomUUID(), provider, credential.prefix(), credential.hash())
                .update();
        return each("", route -> {
            var isScim = route.path().startsWith("/scim");
            assertThat(answer(route, OWN, isScim ? token : credential).getStatus())
                    .isEqualTo(401);
            if (isScim) {
                assertThat(answer(route, OWN, credential).getStatus()).isNotIn(401, 403, 500);
            }
        });
    }
}
