package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sign-out here that goes on to the provider, and sign-out at the provider that comes here. */
class ProviderSignOutTest extends ProviderSignIn {

    @Test
    void signingOutGoesOnToTheProvider() {
        throughOidc(ada);
        var farewell = ada.get(Wanderer.location(ada.signOut()));
        assertThat(farewell.headers().firstValue("Refresh").orElseThrow())
                .startsWith("0; url=" + OIDC.issuer() + "/end?client_id=vitals&post_logout_redirect_uri=")
                .contains("id_token_hint=");
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void signingOutTellsTheProviderOfSaml() {
        throughSaml(ada);
        var next = ada.get(Wanderer.location(ada.signOut()))
                .headers()
                .firstValue("Refresh")
                .orElseThrow();
        assertThat(next).startsWith("0; url=" + SamlIdp.SIGN_OUT + "?").contains("&Signature=");
        assertThat(inflated(OidcIdp.query(next.substring(7)).get("SAMLRequest")))
                .contains("a-persistent-id", "session-1");
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void whoSignedOutAtTheProviderIsSignedOutHere() {
        throughSaml(ada);
        var base = "http://127.0.0.1:" + port;
        refused(ada.get(new SamlIdp().signOut(base, "works", "a-persistent-id")), "does not hold");
        var nobody = Wanderer.location(ada.get(SAML.signOut(base, "works", "somebody-else")));
        assertThat(inflated(OidcIdp.query(nobody).get("SAMLResponse")))
                .contains("status:Requester")
                .doesNotContain("Success");
        assertThat(ada.isSignedIn()).isTrue();
        var answer = Wanderer.location(ada.get(SAML.signOut(base, "works", "a-persistent-id")));
        assertThat(answer).startsWith(SamlIdp.SIGN_OUT + "?").contains("&Signature=");
        assertThat(inflated(OidcIdp.query(answer).get("SAMLResponse"))).contains("InResponseTo=\"_l", "status:Success");
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void aLogoutThatHidesWhoseItIsEndsNobodyAndSaysSo() {
        throughSaml(ada);
        for (String hidden : List.of("", "<saml:EncryptedID/>", SamlIdp.NAME.formatted(" "))) {
            var xml = SAML.logout("http://127.0.0.1:" + port, "works", Instant.now(), hidden);
            refused(ada.get(SAML.signedOut("works", xml)), "no NameID that can be read");
        }
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void aLogoutEndsEverySessionOfWhomItNamesByWhicheverOfTheirNames() {
        throughSaml(ada);
        var elsewhere = new Wanderer(port);
        throughSaml(elsewhere);
        // What the provider said of them last has another NameID by now.
        sql.sql("update member set claims = '{\"NameID\": [\"a-later-name\"]}' where issuer <> 'local'")
                .update();
        sql.sql("""
                        update web_session set known_as = 'works an-earlier-name'
                         where handle = (select handle from web_session where known_as <> '' limit 1)""").update();
        new Wanderer(port).get(SAML.signOut("http://127.0.0.1:" + port, "works", "an-earlier-name"));
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
    }

    @Test
    void aLogoutCountsOnceAndForFiveMinutes() {
        throughSaml(ada);
        var base = "http://127.0.0.1:" + port;
        var name = SamlIdp.NAME.formatted("a-persistent-id");
        var old = SAML.logout(base, "works", Instant.now().minusSeconds(365), name);
        refused(ada.get(SAML.signedOut("works", old)), "it was issued at");
        var yetToCome = SAML.logout(base, "works", Instant.now().plusSeconds(90), name);
        refused(ada.get(SAML.signedOut("works", yetToCome)), "it was issued at");
        var over = SAML.logout(base, "works", Instant.now(), name)
                .replace(
                        "Version=",
                        "NotOnOrAfter=\"%s\" Version=".formatted(Instant.now().minusSeconds(61)));
        refused(ada.get(SAML.signedOut("works", over)), "it was good until");
        assertThat(ada.isSignedIn()).isTrue();
        var onItsWay =
                SAML.signedOut("works", SAML.logout(base, "works", Instant.now().minusSeconds(290), name));
        ada.get(onItsWay);
        assertThat(ada.isSignedIn()).isFalse();
        throughSaml(ada);
        refused(ada.get(onItsWay), "was used before");
        assertThat(ada.isSignedIn()).isTrue();
    }
}
