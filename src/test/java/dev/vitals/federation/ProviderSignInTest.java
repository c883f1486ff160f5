package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.vitals.Vitals;
import dev.vitals.audit.AuditEntry;
import dev.vitals.audit.AuditLog;
import dev.vitals.identity.SignInOutcome;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** The whole way to a provider and back, over the wire, with providers in this process that say what a test wants. */
@SpringBootTest(
        classes = Vitals.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=" + ProviderSignInTest.DATA
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderSignInTest {

    static final String DATA = "target/provider-sign-in-data";
    private static final Path METADATA = Path.of(DATA + "-idp", "idp.xml");
    private static final OidcIdp OIDC = new OidcIdp();
    private static final SamlIdp SAML = new SamlIdp();

    static {
        FileSystemUtils.deleteRecursively(Path.of(DATA).toFile());
        SAML.publishedAt(METADATA);
    }

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry properties) {
        properties.add("vitals.sign-in.oidc.acme.issuer", OIDC::issuer);
        properties.add("vitals.sign-in.oidc.acme.client-id", () -> OidcIdp.CLIENT);
        properties.add("vitals.sign-in.oidc.acme.client-secret", () -> OidcIdp.SECRET);
        properties.add("vitals.sign-in.oidc.acme.label", () -> "Acme");
        properties.add("vitals.sign-in.oidc.gone.issuer", () -> "http://127.0.0.1:1");
        properties.add("vitals.sign-in.oidc.gone.client-id", () -> OidcIdp.CLIENT);
        properties.add("vitals.sign-in.oidc.gone.label", () -> "Gone");
        properties.add("vitals.sign-in.saml.works.metadata-file", METADATA::toString);
        properties.add("vitals.sign-in.saml.works.label", () -> "Works");
        properties.add("vitals.sign-in.saml.lost.metadata-uri", () -> "http://127.0.0.1:1/metadata");
    }

    @LocalServerPort
    private int port;

    @Autowired
    private AuditLog audit;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private SamlProviders samlProviders;

    @Autowired
    private OidcProviders oidcProviders;

    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private Wanderer ada;

    @BeforeEach
    void nobodyIsSignedIn() {
        told.list.clear();
        OIDC.honest();
        SAML.publishedAt(METADATA);
        ada = new Wanderer(port);
        sql.sql("delete from claim_role").update();
        sql.sql("delete from member where issuer <> 'local'").update();
        sql.sql("insert into claim_role values (1, '', 'groups', 'vitals-engineers', 'security_engineer', null)")
                .update();
    }

    @BeforeAll
    void listen() {
        told.start();
        ((Logger) LoggerFactory.getLogger(SignInOutcome.class)).addAppender(told);
    }

    @AfterAll
    void stop() {
        ((Logger) LoggerFactory.getLogger(SignInOutcome.class)).detachAppender(told);
        OIDC.close();
    }

    // OpenID Connect

    private HttpResponse<String> throughOidc(Wanderer who) {
        var away = Wanderer.location(who.get("/sign-in/oidc/acme"));
        return who.get(OIDC.signIn(away));
    }

    private void oidcRefuses(String because) {
        refused(throughOidc(ada), because);
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(sql.sql("select count(*) from member where issuer <> 'local'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** At the door with a reference, under which the log has the cause; the audit log where a sign-in was under way. */
    private void refused(HttpResponse<String> answer, String because) {
        var door = Wanderer.location(answer);
        assertThat(door).contains("/login?error=").contains("reference=");
        var reference = door.replaceAll(".*reference=", "");
        assertThat(ada.get(door).body()).contains(reference);
        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains(reference) && line.contains(because));
        var entries = audit.latest("signin.refused", 1000).stream()
                .filter(entry -> entry.reference().equals(reference))
                .toList();
        if (door.matches(".*error=(late|unasked|unreachable|address)&.*")) {
            assertThat(entries).isEmpty();
        } else {
            assertThat(entries).singleElement().extracting(AuditEntry::object).asString().contains(because);
        }
    }

    private List<String> roles() {
        return sql.sql("""
                        select role from member_grant g join member m on m.id = g.member_id
                         where m.issuer <> 'local' order by role""").query(String.class).list();
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
    void signingOutGoesOnToTheProvider() {
        throughOidc(ada);
        var farewell = ada.get(Wanderer.location(ada.signOut()));
        assertThat(farewell.headers().firstValue("Refresh").orElseThrow())
                .startsWith("0; url=" + OIDC.issuer() + "/end?client_id=vitals&post_logout_redirect_uri=")
                .contains("id_token_hint=");
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void whoWasDeactivatedIsToldSo() {
        throughOidc(ada);
        sql.sql("update member set active = false where issuer <> 'local'").update();
        var answer = throughOidc(new Wanderer(port));
        assertThat(Wanderer.location(answer)).contains("error=deactivated");
        refused(answer, "Ada was deactivated here");
    }

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

    // SAML

    private record Sent(String request, String relayState, String xml) {}

    private Sent begin(Wanderer who) {
        return begin(who, "/sign-in/saml/works");
    }

    private Sent begin(Wanderer who, String path) {
        var away = Wanderer.location(who.get(path));
        assertThat(away).startsWith(SamlIdp.SIGN_ON + "?").contains("&Signature=");
        var query = OidcIdp.query(away);
        var xml = inflated(query.get("SAMLRequest"));
        return new Sent(xml.replaceAll("(?s).* ID=\"([^\"]+)\".*", "$1"), query.get("RelayState"), xml);
    }

    static String inflated(String message) {
        try {
            var inflater = new Inflater(true);
            inflater.setInput(Base64.getDecoder().decode(message));
            var out = new byte[100_000];
            return new String(out, 0, inflater.inflate(out), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.util.zip.DataFormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private SamlDraft answer(Sent sent) {
        return SAML.answer("http://127.0.0.1:" + port, "works", sent.request());
    }

    /** The provider's form, which carries no cookie of ours. */
    private HttpResponse<String> deliver(Sent sent, String xml) {
        return new Wanderer(port)
                .post(
                        "/sign-in/saml/works/answer",
                        Map.of(
                                "SAMLResponse", Base64.getEncoder().encodeToString(xml.getBytes()),
                                "RelayState", sent.relayState()));
    }

    private void throughSaml(Wanderer who) {
        var sent = begin(who);
        who.get(Wanderer.location(deliver(sent, answer(sent).xml())));
    }

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
        // Ada followed the provider's address that Mallory sent her: her browser brings the answer, and is told the ticket.
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
        assertThat(inflated(OidcIdp.query(answer).get("SAMLResponse")))
                .contains("InResponseTo=\"_l", "status:Success");
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
                .replace("Version=", "NotOnOrAfter=\"%s\" Version=".formatted(Instant.now().minusSeconds(61)));
        refused(ada.get(SAML.signedOut("works", over)), "it was good until");
        assertThat(ada.isSignedIn()).isTrue();
        var onItsWay = SAML.signedOut("works", SAML.logout(base, "works", Instant.now().minusSeconds(290), name));
        ada.get(onItsWay);
        assertThat(ada.isSignedIn()).isFalse();
        throughSaml(ada);
        refused(ada.get(onItsWay), "was used before");
        assertThat(ada.isSignedIn()).isTrue();
    }
}
