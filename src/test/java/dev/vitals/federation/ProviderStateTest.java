package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Providers that are there, gone or unknown, and what the door and administrators see of them. */
class ProviderStateTest extends ProviderSignIn {

    @Test
    void aProviderThatIsGoneKeepsNobodyElseOut() {
        assertThat(Wanderer.location(ada.get("/sign-in/oidc/gone"))).contains("error=unreachable");
        refused(ada.get("/sign-in/oidc/gone"), "gone: http://127.0.0.1:1/.well-known/openid-configuration");
        refused(ada.get("/sign-in/saml/lost"), "lost: http://127.0.0.1:1/metadata");
        assertThat(ada.get("/login").body()).contains("Cannot be reached at the moment", "Sign in with Acme");
        throughOidc(ada);
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsNotUsed() {
        var provider = new OidcProvider(
                "acme",
                oidcProviders.find("acme").orElseThrow().settings(),
                "{baseUrl}",
                Duration.ofSeconds(60),
                new ProviderClient(),
                java.time.Clock.systemUTC());
        OIDC.callingItself(OIDC.issuer() + "/");
        assertThat(provider.published().look().value()).isNull();
        assertThat(provider.published().renew(Duration.ZERO)).isFalse();
        assertThat(provider.published().look().problem()).contains("It calls itself " + OIDC.issuer() + "/");
        OIDC.honest();
        assertThat(provider.published().renew(Duration.ZERO)).isTrue();
        assertThat(provider.published().get().endSession()).isEqualTo(OIDC.issuer() + "/end");
    }

    @Test
    void administratorsSeeHowTheProvidersStandAndWhyPeopleWereRefused() {
        sql.sql("insert into claim_role values (2, '', 'groups', 'vitals-officers', 'administrator', null)")
                .update();
        OIDC.saying("aud", "another-client");
        throughOidc(ada);
        OIDC.saying("groups", List.of("vitals-officers"));
        throughOidc(ada);
        ada.get("/sign-in/saml/works");
        ada.get("/sign-in/saml/lost");
        var page = ada.get("/members/sign-in");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "http://127.0.0.1:%d/sign-in/oidc/acme/arrived".formatted(port),
                        "http://127.0.0.1:%d/sign-in/saml/works/metadata".formatted(port),
                        SamlIdp.ENTITY,
                        "CN=Vitals",
                        "http://127.0.0.1:1/metadata: nothing listens there",
                        "acme: invalid_id_token");
        var token = Map.of("_csrf", ada.token("/members/sign-in"));
        assertThat(Wanderer.location(ada.post("/members/sign-in/saml/works/read", token)))
                .endsWith("/members/sign-in#saml-works");
        assertThat(ada.post("/members/sign-in/saml/nobody/read", token).statusCode())
                .isEqualTo(404);
    }

    @Test
    void withoutAnAddressOfItsOwnOtherNamesThanThisMachineBringNobodyToAProvider() throws IOException {
        for (String path : List.of("/sign-in/oidc/acme", "/sign-in/saml/works", "/sign-in/saml/works/metadata")) {
            assertThat(underTheName("other.example.org", path)).contains("/login?error=address");
            assertThat(underTheName("127.0.0.1:" + port, path)).doesNotContain("error=");
        }
    }

    /** What a caller hears who writes another name into the request. */
    private String underTheName(String host, String path) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void addressesOfProvidersThatThereAreNotLeadToTheDoor() {
        for (String path : List.of("/sign-in/oidc/nobody", "/sign-in/saml/nobody", "/sign-in/saml/nobody/metadata")) {
            assertThat(Wanderer.location(ada.get(path))).contains("/login");
        }
    }

    @Test
    void metadataNamesOurAddressesAndCertificate() {
        for (String provider : List.of("works", "lost")) {
            var metadata = ada.get("/sign-in/saml/" + provider + "/metadata").body();
            assertThat(metadata)
                    .contains(
                            "/sign-in/saml/" + provider + "/answer",
                            "WantAssertionsSigned=\"true\"",
                            "X509Certificate");
        }
    }
}
