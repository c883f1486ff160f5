package dev.vitals.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.vitals.Vitals;
import dev.vitals.audit.AuditLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** Through the doors of a real identity provider in a real browser, by both protocols. Runs with {@code -Pkeycloak}. */
@SpringBootTest(
        classes = Vitals.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vitals.operator.password=" + Visitor.PASSWORD,
            "vitals.demo=false",
            "db-scheduler.enabled=false",
            "vitals.data=" + KeycloakTest.DATA
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "keycloak.home", matches = ".+")
class KeycloakTest {

    static final String DATA = "target/journey-keycloak-data";
    private static final int KEYCLOAK = KeycloakServer.freePort();
    private static final String REALM = "http://127.0.0.1:%d/realms/clinic".formatted(KEYCLOAK);

    static {
        FileSystemUtils.deleteRecursively(Path.of(DATA).toFile());
    }

    @DynamicPropertySource
    static void oneProviderByBothProtocols(DynamicPropertyRegistry properties) {
        properties.add("vitals.sign-in.oidc.keycloak.issuer", () -> REALM);
        properties.add("vitals.sign-in.oidc.keycloak.client-id", () -> "vitals");
        properties.add("vitals.sign-in.oidc.keycloak.client-secret", () -> "not-a-secret");
        properties.add("vitals.sign-in.oidc.keycloak.label", () -> "the clinic");
        properties.add("vitals.sign-in.saml.keycloak.metadata-uri", () -> REALM + "/protocol/saml/descriptor");
        properties.add("vitals.sign-in.saml.keycloak.label", () -> "the clinic (SAML)");
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private AuditLog audit;

    private KeycloakServer keycloak;
    private Visitor visitor;

    @BeforeAll
    void aProviderThatComesUpAfterVitals() throws IOException, InterruptedException {
        visitor = new Visitor(port);
        var page = stranger();
        page.navigate(visitor.url("/sign-in/oidc/keycloak"));
        assertThat(page.locator("[role=alert]")).containsText("cannot be reached");
        keycloak = KeycloakServer.start(KEYCLOAK, "http://127.0.0.1:" + port, certificate());
        sql.sql("insert into claim_role values (1, '', 'groups', 'vitals-engineers', 'security_engineer', null)")
                .update();
        sql.sql("insert into claim_role values (2, '', 'groups', 'vitals-officers', 'administrator', null)")
                .update();
    }

    /** Ours, out of the metadata that we publish before the provider was ever reached. */
    private String certificate() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(visitor.url("/sign-in/saml/keycloak/metadata")))
                .build();
        var metadata = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        var found = Pattern.compile("X509Certificate>([^<]+)<").matcher(metadata);
        Assertions.assertThat(found.find()).isTrue();
        return found.group(1).replaceAll("\\s", "");
    }

    @AfterAll
    void stop() {
        if (visitor != null) {
            visitor.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private Page stranger() {
        return visitor.stranger(Visitor.looking(1440, ColorScheme.LIGHT));
    }

    private void signIn(Page page, String door, String name) {
        page.navigate(visitor.url("/login"));
        page.locator("a.button:text-is('Sign in with %s')".formatted(door)).click();
        page.fill("#username", name);
        prove(page, name);
    }

    private static void prove(Page page, String name) {
        page.fill("#password", name + "-password");
        page.locator("#kc-login").click();
    }

    @Test
    void peopleComeInByOpenIdConnectAndLeaveAtBothEnds() {
        throughOneDoor("the clinic", "Ada Lovelace");
    }

    @Test
    void peopleComeInBySamlAndLeaveAtBothEnds() {
        throughOneDoor("the clinic (SAML)", "Ada");
    }

    private void throughOneDoor(String door, String called) {
        var page = stranger();
        page.navigate(visitor.url("/findings?text=ssh"));
        signIn(page, door, "ada");
        assertThat(page)
                .hasURL(
                        visitor.url("/findings?text=ssh&continue"),
                        new com.microsoft.playwright.assertions.PageAssertions.HasURLOptions().setTimeout(15_000));
        assertThat(page.locator("header .foot")).containsText(called);
        Assertions.assertThat(page.navigate(visitor.url("/members")).status()).isEqualTo(403);
        page.navigate(visitor.url("/findings"));
        page.locator("text=Sign out").click();
        assertThat(page).hasURL(Pattern.compile("/login\\?out"));
        // The provider has no session left either: it asks again.
        page.locator("a.button:text-is('Sign in with %s')".formatted(door)).click();
        assertThat(page.locator("#username")).isVisible();
    }

    @Test
    void whoIsDisabledThereOrHereDoesNotComeIn() {
        var page = stranger();
        signIn(page, "the clinic", "carl");
        assertThat(page.locator("body")).containsText("disabled");
        signIn(page, "the clinic", "grace");
        assertThat(page.locator("header .foot")).containsText("Grace Hopper");
        sql.sql("update member set active = false where name = 'Grace Hopper'").update();
        var again = stranger();
        signIn(again, "the clinic", "grace");
        assertThat(again.locator("[role=alert]")).containsText("You may not enter Vitals any more");
        var refusal = audit.latest("signin.refused", 1).getFirst();
        assertThat(again.locator("[role=alert] code")).hasText(refusal.reference());
        Assertions.assertThat(refusal.object()).contains("Grace Hopper was deactivated here");
        sql.sql("update member set active = true where name = 'Grace Hopper'").update();
    }

    @Test
    void whoMustProveItAgainIsAskedByTheProvider() {
        for (String door : List.of("the clinic", "the clinic (SAML)")) {
            var page = stranger();
            signIn(page, door, "grace");
            assertThat(page.locator("header .foot")).containsText("Grace");
            page.navigate(visitor.url("/again?to=/members"));
            page.locator("a.button:has-text('Prove it to your identity provider')")
                    .click();
            prove(page, "grace");
            assertThat(page).hasURL(visitor.url("/members"));
            Assertions.assertThat(audit.latest("signin.repeated", 1)
                            .getFirst()
                            .actor()
                            .name())
                    .startsWith("Grace");
        }
    }

    @Test
    void administratorsSeeHowTheProvidersStand() {
        var page = stranger();
        signIn(page, "the clinic", "grace");
        page.navigate(visitor.url("/members/sign-in"));
        assertThat(page.locator("#oidc-keycloak")).containsText("can be used");
        assertThat(page.locator("#saml-keycloak")).containsText("can be used");
        visitor.look(page, "sign-in");
    }
}
