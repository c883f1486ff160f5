package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.vitals.Vitals;
import dev.vitals.audit.AuditEntry;
import dev.vitals.audit.AuditLog;
import dev.vitals.identity.SignInOutcome;
import dev.vitals.support.Fork;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole way to a provider and back, over the wire, with providers in this process that say what a test wants. */
@SpringBootTest(
        classes = Vitals.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=" + ProviderSignIn.DATA
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProviderSignIn {

    static final String DATA = "target/provider-sign-in-data" + Fork.NUMBER;
    static final Path METADATA =
            Fork.folder("target/provider-sign-in-idp" + Fork.NUMBER).resolve("idp.xml");
    static final OidcIdp OIDC = new OidcIdp();
    static final SamlIdp SAML = new SamlIdp();

    static {
        Fork.clear(DATA);
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
    int port;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcClient sql;

    @Autowired
    SamlProviders samlProviders;

    @Autowired
    OidcProviders oidcProviders;

    final ListAppender<ILoggingEvent> told = new ListAppender<>();
    Wanderer ada;

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
    }

    HttpResponse<String> throughOidc(Wanderer who) {
        var away = Wanderer.location(who.get("/sign-in/oidc/acme"));
        return who.get(OIDC.signIn(away));
    }

    /** At the door with a reference, under which the log has the cause; the audit log where a sign-in was under way. */
    void refused(HttpResponse<String> answer, String because) {
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
            assertThat(entries)
                    .singleElement()
                    .extracting(AuditEntry::object)
                    .asString()
                    .contains(because);
        }
    }

    List<String> roles() {
        return sql.sql("""
                        select role from member_grant g join member m on m.id = g.member_id
                         where m.issuer <> 'local' order by role""").query(String.class).list();
    }

    record Sent(String request, String relayState, String xml) {}

    Sent begin(Wanderer who) {
        return begin(who, "/sign-in/saml/works");
    }

    Sent begin(Wanderer who, String path) {
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
            return new String(out, 0, inflater.inflate(out), StandardCharsets.UTF_8);
        } catch (DataFormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    SamlDraft answer(Sent sent) {
        return SAML.answer("http://127.0.0.1:" + port, "works", sent.request());
    }

    /** The provider's form, which carries no cookie of ours. */
    HttpResponse<String> deliver(Sent sent, String xml) {
        return new Wanderer(port)
                .post(
                        "/sign-in/saml/works/answer",
                        Map.of(
                                "SAMLResponse", Base64.getEncoder().encodeToString(xml.getBytes()),
                                "RelayState", sent.relayState()));
    }

    void throughSaml(Wanderer who) {
        var sent = begin(who);
        who.get(Wanderer.location(deliver(sent, answer(sent).xml())));
    }
}
