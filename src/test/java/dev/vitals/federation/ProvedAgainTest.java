package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People who are signed in prove it again at their provider, before something that needs a fresh proof. */
class ProvedAgainTest extends ProviderSignIn {

    @Test
    void provingItAgainAsksTheProviderAnewAndComesBack() {
        throughOidc(ada);
        var away = Wanderer.location(ada.get("/sign-in/oidc/acme?again=/settings"));
        assertThat(OidcIdp.query(away)).containsEntry("prompt", "login").containsEntry("max_age", "0");
        assertThat(Wanderer.location(ada.get(OIDC.signIn(away)))).endsWith("/settings");
        assertThat(audit.latest("signin.repeated", 1)).hasSize(1);
        var elsewhere = Wanderer.location(ada.get("/sign-in/oidc/acme?again=//evil.example.org"));
        assertThat(Wanderer.location(ada.get(OIDC.signIn(elsewhere)))).doesNotContain("evil");
    }

    @Test
    void aSessionThatLastsAtTheProviderIsNoProofOfNow() {
        sql.sql("insert into claim_role values (2, '', 'groups', 'vitals-officers', 'administrator', null)")
                .update();
        OIDC.saying(claims -> {
            claims.put("groups", List.of("vitals-officers"));
            claims.put("auth_time", Instant.now().minusSeconds(3600).getEpochSecond());
            return claims;
        });
        throughOidc(ada);
        assertThat(Wanderer.location(tryToChangeRoles())).contains("/again?to=");
        OIDC.saying("groups", List.of("vitals-officers"));
        again();
        assertThat(Wanderer.location(tryToChangeRoles())).doesNotContain("/again");
    }

    @Test
    void aProofAgainCountsFromTheProvidersWordAndNotFromTheReturn() {
        throughOidc(ada);
        var proved = Instant.now().minusSeconds(50).truncatedTo(ChronoUnit.SECONDS);
        OIDC.saying("auth_time", proved.getEpochSecond());
        assertThat(Wanderer.location(again())).endsWith("/settings");
        assertThat(keptProof()).contains(proved.toString());

        var sent = begin(throughSamlAnew(), "/sign-in/saml/works?again=/settings");
        ada.get(Wanderer.location(
                deliver(sent, answer(sent).with("signedIn", proved).xml())));
        assertThat(keptProof()).contains(proved.toString());
    }

    private Wanderer throughSamlAnew() {
        ada = new Wanderer(port);
        throughSaml(ada);
        return ada;
    }

    /** What the newest session keeps about the proof, serialized. */
    private String keptProof() {
        var kept = sql.sql("""
                        select attributes ->> 'dev.vitals.identity.FreshSignIn' from web_session
                         where member_id is not null order by signed_in_at desc limit 1""").query(String.class).single();
        return new String(Base64.getDecoder().decode(kept), StandardCharsets.ISO_8859_1);
    }

    /** Something that needs a fresh proof. */
    private HttpResponse<String> tryToChangeRoles() {
        return ada.post("/members/claims/up", Map.of("_csrf", ada.token("/members"), "position", "2"));
    }

    @Test
    void somebodyElseOrAnOldSignInProvesNothing() {
        throughOidc(ada);
        OIDC.saying("sub", "4712");
        refused(again(), "is not the one who was asked");
        OIDC.saying("auth_time", Instant.now().minusSeconds(600).getEpochSecond());
        refused(again(), "auth_time is");
        OIDC.saying(claims -> {
            claims.remove("auth_time");
            return claims;
        });
        refused(again(), "auth_time is null");
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(ada.get("/welcome").body()).contains("Ada");
    }

    private HttpResponse<String> again() {
        return ada.get(OIDC.signIn(Wanderer.location(ada.get("/sign-in/oidc/acme?again=/settings"))));
    }

    @Test
    void anAnswerThatAnotherBrowserBroughtMakesNoSessionFresh() {
        throughSaml(ada);
        var before = audit.latest("signin.repeated", 1000).size();
        var sent = begin(ada, "/sign-in/saml/works?again=/settings");
        var landing = Wanderer.location(deliver(sent, answer(sent).xml()));
        refused(ada.get(landing.replaceAll("&ticket=.*", "")), "no answer waits");
        assertThat(audit.latest("signin.repeated", 1000)).hasSize(before);
        assertThat(Wanderer.location(ada.get(landing))).endsWith("/settings");
        assertThat(audit.latest("signin.repeated", 1000)).hasSize(before + 1);
    }

    @Test
    void aSamlPersonProvesItAgainAndSomebodyElseDoesNot() {
        throughSaml(ada);
        var sent = begin(ada, "/sign-in/saml/works?again=/settings");
        assertThat(sent.xml()).contains("ForceAuthn=\"true\"");
        assertThat(Wanderer.location(
                        ada.get(Wanderer.location(deliver(sent, answer(sent).xml())))))
                .endsWith("/settings");
        var other = begin(ada, "/sign-in/saml/works?again=/settings");
        refused(
                ada.get(Wanderer.location(deliver(
                        other, answer(other).with("subject", "somebody-else").xml()))),
                "is not the one who was asked");
        var old = begin(ada, "/sign-in/saml/works?again=/settings");
        var before = Instant.now().minusSeconds(600);
        refused(
                ada.get(Wanderer.location(
                        deliver(old, answer(old).with("signedIn", before).xml()))),
                "AuthnInstant is");
        assertThat(ada.isSignedIn()).isTrue();
    }
}
