package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Who comes in through a provider of SAML, as whom, and which of its answers are refused. */
class SamlSignInTest extends ProviderSignIn {

    @Test
    void aSamlPersonComesInWithTheRoleOfTheirGroup() {
        ada.get("/findings?text=ssh");
        var sent = begin(ada);
        var landing = Wanderer.location(deliver(sent, answer(sent).xml()));
        assertThat(landing).contains("/sign-in/saml/works/arrived?state=");
        assertThat(Wanderer.location(ada.get(landing))).contains("/findings?text=ssh");
        assertThat(roles()).containsExactly("security_engineer");
        assertThat(audit.latest("signin.succeeded", 1).getFirst().actor().method())
                .isEqualTo("saml");
    }

    @Test
    void anAnswerThatAnotherBrowserBroughtIsNotForWhoAsked() {
        var mallory = new Wanderer(port);
        var sent = begin(mallory);
        // Ada followed the provider's address that Mallory sent her: her browser brings the answer, and is told the
        // ticket.
        var landing = Wanderer.location(deliver(sent, answer(sent).xml()));
        refused(ada.get(landing), "another session");
        var state = landing.replaceAll("&ticket=.*", "");
        refused(mallory.get(state), "no answer waits");
        refused(mallory.get(state + "&ticket=" + sent.relayState()), "no answer waits");
        assertThat(mallory.isSignedIn()).isFalse();
        var row = sql.sql("select saml_request::text from saml_request where relay_state = ?")
                .param(sent.relayState())
                .query(String.class)
                .single();
        assertThat(row).contains("a-persistent-id").doesNotContain(landing.replaceAll(".*&ticket=", ""));
    }

    @Test
    void anAnswerIsForTheSessionThatAskedWithItsTicketAndForOnce() {
        var sent = begin(ada);
        var landing = Wanderer.location(deliver(sent, answer(sent).xml()));
        assertThat(landing).contains("state=" + sent.relayState() + "&ticket=");
        refused(ada.get(landing.replaceAll("&ticket=.*", "")), "no answer waits");
        assertThat(ada.isSignedIn()).isFalse();
        refused(new Wanderer(port).get(landing), "another session");
        ada.get(landing);
        assertThat(ada.isSignedIn()).isTrue();
        refused(new Wanderer(port).get(landing), "another session");
    }

    @Test
    void anAssertionIsNotTakenTwice() {
        var sent = begin(ada);
        var xml = answer(sent).with("id", "_replayed").xml();
        ada.get(Wanderer.location(deliver(sent, xml)));
        refused(deliver(sent, xml), "belongs to no open request");
        var again = begin(ada);
        refused(deliver(again, answer(again).with("id", "_replayed").xml()), "_replayed was used before");
    }

    @Test
    void unsolicitedAnswersAreNotTaken() {
        var sent = begin(ada);
        refused(deliver(new Sent(sent.request(), "made-up", ""), answer(sent).xml()), "belongs to no open request");
        refused(
                deliver(
                        sent,
                        answer(sent).without("InResponseTo=\"{responseTo}\"").xml()),
                "unsolicited");
        refused(deliver(sent, answer(sent).xml().replace("a-persistent-id", "somebody")), "Invalid signature");
    }

    @Test
    void whatStrangersSendFillsNoAuditLog() {
        var sent = begin(ada);
        var entries = entries();
        for (int times = 0; times < 3; times++) {
            refused(deliver(new Sent(sent.request(), "made-up", ""), "<x/>"), "belongs to no open request");
            refused(ada.get("/sign-in/saml/works/arrived?state=made-up"), "another session");
            refused(ada.get("/sign-in/oidc/acme/arrived?code=x&state=made-up"), "No sign-in with this state");
            refused(ada.get("/sign-in/saml/works/logout?SAMLRequest=made-up"), "cannot be decoded");
            refused(ada.get(new SamlIdp().signedOut("works", "made-up")), "no message of SAML");
            refused(ada.get("/sign-in/saml/lost"), "lost");
        }
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void aPackedFormIsNotUnpacked() throws Exception {
        var sent = begin(ada);
        var form = Wanderer.form(Map.of(
                "RelayState",
                sent.relayState(),
                "SAMLResponse",
                Base64.getEncoder().encodeToString(answer(sent).xml().getBytes())));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(form.getBytes());
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in/saml/works/answer"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isIn(302, 400);
            assertThat(answer.headers().firstValue("Location").orElse("/login?error="))
                    .contains("/login?error=");
        }
        assertThat(Wanderer.location(deliver(sent, answer(sent).xml()))).contains("/arrived?");
    }

    @Test
    void whatCannotBeKeptIsRefusedWithASentence() {
        for (var change : List.of(
                List.of("subject", "n".repeat(501)),
                List.of("subject", "ada&#10;2026-11-27 ERROR forged"),
                List.of("id", "_" + "n".repeat(3_000)))) {
            var sent = begin(ada);
            refused(
                    deliver(
                            sent,
                            answer(sent).with(change.get(0), change.get(1)).xml()),
                    "control characters");
        }
        assertThat(told.list).noneMatch(line -> line.getFormattedMessage().contains("\n"));
    }

    private long entries() {
        return sql.sql("select count(*) from audit_entry").query(Long.class).single();
    }

    @Test
    void newCertificatesOfTheProviderAreTakenUp() {
        throughSaml(ada);
        var renewed = new SamlIdp();
        SamlIdp.publish(METADATA, List.of(SAML, renewed));
        samlProviders.find("works").orElseThrow().published().renew(Duration.ZERO);
        var next = new Wanderer(port);
        var sent = begin(next);
        next.get(Wanderer.location(deliver(
                sent,
                renewed.answer("http://127.0.0.1:" + port, "works", sent.request())
                        .xml())));
        assertThat(next.isSignedIn()).isTrue();
    }

    @Test
    void aNameThatIsNoneForLifeIsRefused() {
        for (String format : List.of(
                "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
                "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress")) {
            var sent = begin(ada);
            var landing = Wanderer.location(
                    deliver(sent, answer(sent).with("format", format).xml()));
            refused(ada.get(landing), "names nobody for life");
        }
    }
}
