package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who comes in through a provider of OpenID Connect, as whom, and which of its answers are refused. */
class OidcSignInTest extends ProviderSignIn {

    private void oidcRefuses(String because) {
        refused(throughOidc(ada), because);
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(sql.sql("select count(*) from member where issuer <> 'local'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anOidcPersonComesInWithTheRoleOfTheirGroup() {
        OIDC.saying("groups", List.of("cooks", "vitals-engineers"));
        assertThat(Wanderer.location(throughOidc(ada))).endsWith("/");
        assertThat(ada.get("/findings").statusCode()).isEqualTo(200);
        assertThat(roles()).containsExactly("security_engineer");
        assertThat(audit.latest("signin.succeeded", 1).getFirst().actor().name())
                .isEqualTo("Ada");
    }

    @Test
    void comesBackToThePageThatWasAskedFor() {
        OIDC.saying("groups", List.of("vitals-engineers"));
        ada.get("/findings?text=ssh");
        assertThat(Wanderer.location(throughOidc(ada))).contains("/findings?text=ssh");
    }

    @Test
    void groupsComeFromUserInfoWhereTheIdTokenHasNone() {
        OIDC.withUserInfo(Map.of("sub", "4711", "groups", List.of("vitals-engineers")));
        throughOidc(ada);
        assertThat(roles()).containsExactly("security_engineer");
    }

    @Test
    void userInfoOfSomebodyElseIsRefused() {
        OIDC.withUserInfo(Map.of("sub", "4712", "groups", List.of("vitals-engineers")));
        oidcRefuses("invalid_user_info_response");
        OIDC.withUserInfo(Map.of());
        oidcRefuses("UserInfo answered nothing of use");
    }

    @Test
    void aGroupThatDoesNotComeChangesNothingAndAnUnknownOneTakesTheRole() {
        OIDC.saying("groups", List.of("vitals-engineers"));
        throughOidc(ada);
        OIDC.saying(claims -> claims);
        throughOidc(new Wanderer(port));
        assertThat(roles()).containsExactly("security_engineer");
        OIDC.saying("groups", List.of("gardeners"));
        throughOidc(new Wanderer(port));
        assertThat(roles()).isEmpty();
    }

    @Test
    void theNameOfAnAccountIsIssuerAndSubjectNotTheAddressOfMail() {
        throughOidc(ada);
        OIDC.withUserInfo(Map.of("sub", "4712")).saying("sub", "4712");
        throughOidc(new Wanderer(port));
        assertThat(sql.sql("select count(*) from member where mail = 'ada@example.org'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void idTokensThatAreNotForThisRequestAreRefused() {
        OIDC.saying("nonce", "another");
        oidcRefuses("nonce");
        OIDC.saying("iss", OIDC.issuer() + "/");
        oidcRefuses("iss");
        OIDC.saying("aud", "another-client");
        oidcRefuses("aud");
        OIDC.saying("exp", Date.from(Instant.now().minusSeconds(90)));
        oidcRefuses("exp");
        OIDC.saying("iat", Date.from(Instant.now().plusSeconds(90)));
        oidcRefuses("iat");
    }

    @Test
    void clocksMayDifferByLessThanAMinute() {
        OIDC.saying(claims -> {
            claims.put("iat", Date.from(Instant.now().minusSeconds(330)));
            claims.put("exp", Date.from(Instant.now().minusSeconds(30)));
            return claims;
        });
        throughOidc(ada);
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void idTokensThatNobodyOrSomebodyElseSignedAreRefused() {
        OIDC.signing(claims -> new com.nimbusds.jwt.PlainJWT(plain(claims)).serialize());
        oidcRefuses("none");
        var other = OidcIdp.key("one");
        OIDC.signing(claims -> OidcIdp.signed(claims, other));
        oidcRefuses("ignature");
        OIDC.signing(claims -> {
            var parts = OIDC.signed(claims).split("\\.");
            claims.put("groups", List.of("vitals-administrators"));
            return parts[0] + "." + OIDC.signed(claims).split("\\.")[1] + "." + parts[2];
        });
        oidcRefuses("ignature");
    }

    private static com.nimbusds.jwt.JWTClaimsSet plain(Map<String, Object> claims) {
        var set = new com.nimbusds.jwt.JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        return set.build();
    }

    @Test
    void anAnswerCountsOnceAndOnlyInTheSessionThatAsked() {
        var back = OIDC.signIn(Wanderer.location(ada.get("/sign-in/oidc/acme")));
        refused(new Wanderer(port).get(back), "No sign-in with this state");
        ada.get(back);
        assertThat(ada.isSignedIn()).isTrue();
        refused(ada.get(back), "No sign-in with this state");
        var forged = OIDC.signIn(Wanderer.location(ada.get("/sign-in/oidc/acme")));
        refused(ada.get(forged.replace("state=", "state=x")), "No sign-in with this state");
        refused(ada.get(forged.replace("/oidc/acme/", "/oidc/gone/")), "No sign-in with this state");
    }

    @Test
    void whoTheProviderDoesNotSignInIsToldSo() {
        var query = OidcIdp.query(Wanderer.location(ada.get("/sign-in/oidc/acme")));
        var answer = ada.get("/sign-in/oidc/acme/arrived?"
                + Wanderer.form(Map.of(
                        "error",
                        "access_denied",
                        "error_description",
                        "User is disabled",
                        "state",
                        query.get("state"))));
        refused(answer, "User is disabled");
        assertThat(Wanderer.location(answer)).contains("error=cancelled");
    }

    @Test
    void whoWasDeactivatedIsToldSo() {
        throughOidc(ada);
        sql.sql("update member set active = false where issuer <> 'local'").update();
        var answer = throughOidc(new Wanderer(port));
        assertThat(Wanderer.location(answer)).contains("error=deactivated");
        refused(answer, "Ada was deactivated here");
    }
}
