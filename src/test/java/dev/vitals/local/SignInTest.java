package dev.vitals.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.Vitals;
import dev.vitals.support.DrivenClock;
import dev.vitals.support.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Two instances on one database, outside the demo: signing in by the account of Vitals itself, and what becomes of it. */
class SignInTest {

    private static final DrivenClock CLOCK = new DrivenClock("2026-11-02T06:00:00Z");
    private static final String PASSWORD = "correct horse battery";
    private static final Duration PERIOD = Duration.ofSeconds(30);

    @Configuration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        Clock drivenClock() {
            return CLOCK;
        }
    }

    private static TestDatabase database;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    private byte[] secret;
    private List<String> codes;

    @BeforeAll
    static void twoInstances(@TempDir Path data) {
        database = TestDatabase.empty();
        one = start(data);
        other = start(data);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @BeforeEach
    void afterAFirstSignIn() {
        CLOCK.pass(Duration.ofDays(2));
        one.getBean(LocalPasswords.class).change("operator", PASSWORD);
        database.sql().sql("delete from operator_factor").update();
        database.sql().sql("delete from operator_recovery_code").update();
        database.sql().sql("delete from web_session").update();
        database.sql().sql("delete from sign_in_guess").update();
        var browser = new Browser(port(one));
        browser.get("/login");
        var page = browser.post("/login", "username", "operator", "password", PASSWORD);
        assertThat(page.path()).isEqualTo("/login/enrol");
        secret = browser.get("/login/enrol").secret();
        assertThat(browser.get("/members").path()).as("a stranger until then").isEqualTo("/login");
        codes = browser.post("/login/enrol", "code", code()).recoveryCodes();
        assertThat(codes).hasSize(10);
        assertThat(browser.get("/me").status()).isEqualTo(200);
    }

    @Test
    void asksForTheCodeAfterThePasswordAndTakesItOnce() {
        var browser = new Browser(port(other));
        passwordOf(browser);
        assertThat(browser.post("/login/code", "code", code()).body())
                .as("used at the enrolment")
                .contains("was used already");
        CLOCK.pass(PERIOD);
        assertThat(browser.post("/login/code", "code", code()).path()).isEqualTo("/");
        assertThat(browser.get("/me").body()).contains("this one");

        var late = new Browser(port(one));
        passwordOf(late);
        assertThat(late.post("/login/code", "code", code()).body()).contains("was used already");
        assertThat(late.get("/me").path()).isEqualTo("/login");
        assertThat(late.post("/login/code", "code", codes.getFirst()).path())
                .as("where they wanted to")
                .isEqualTo("/me");
    }

    @Test
    void aPasswordAloneDoesNotReplaceTheSecondFactor() {
        var browser = new Browser(port(one));
        passwordOf(browser);
        assertThat(browser.get("/login/enrol").body()).contains("one is enrolled already");
    }

    @Test
    void aSessionOfOneInstanceIsGoodOnTheOtherAndEndsOnBoth() {
        var browser = signedIn(one);
        browser.goTo(port(other));
        assertThat(browser.get("/me").status()).isEqualTo(200);
        browser.post("/logout");
        browser.goTo(port(one));
        assertThat(browser.get("/me").path()).isEqualTo("/login");
    }

    @Test
    void endingAllOthersEndsThemOnTheOtherInstance() {
        var here = signedIn(one);
        CLOCK.pass(PERIOD);
        var there = signedIn(other);
        here.get("/me");
        assertThat(here.post("/me/sessions/end-others").body()).contains("have ended");
        assertThat(there.get("/me").path()).isEqualTo("/login");
        assertThat(there.get("/me").path()).isEqualTo("/login");
        assertThat(here.get("/me").status()).isEqualTo(200);
    }

    @Test
    void deactivatingSomebodyEndsTheirSessionWithTheNextClick() {
        var browser = signedIn(one);
        database.sql()
                .sql(
                        "insert into member (id, issuer, subject, name, created_at)"
                                + " values ('00000000-0000-0000-0000-00000000000a', 'x', 'b', 'Bo', now()) on conflict do nothing")
                .update();
        database.sql().sql("""
                insert into member_grant (member_id, role, origin, granted_by, granted_at)
                values ('00000000-0000-0000-0000-00000000000a', 'administrator', 'person', 'test', now())
                on conflict do nothing""").update();
        var operator = database.sql()
                .sql("select id::text from member where issuer = 'local'")
                .query(String.class)
                .single();
        browser.get("/members/" + operator);
        assertThat(browser.post("/members/" + operator + "/active", "active", "false")
                        .path())
                .isEqualTo("/login");
        assertThat(database.sql()
                        .sql("select count(*) from web_session where member_id is not null")
                        .query(Long.class)
                        .single())
                .as("open sessions")
                .isZero();
        database.sql().sql("update member set active = true").update();
    }

    @Test
    void pollsKeepNobodySignedInAndTheDoorSaysWhy() {
        var browser = signedIn(one);
        for (int minutes = 0; minutes < 15; minutes += 5) {
            assertThat(browser.poll("/me/session").body()).contains("\"seconds\":" + (900 - 60 * minutes));
            CLOCK.pass(Duration.ofMinutes(5));
        }
        assertThat(browser.get("/me").body()).contains("Your session has ended");
    }

    @Test
    void stayingSignedInTakesOneClickAndEndsAfterTwelveHoursAllTheSame() {
        var browser = signedIn(one);
        for (int minutes = 0; minutes < 12 * 60; minutes += 12) {
            assertThat(browser.get("/me").path()).isEqualTo("/me");
            CLOCK.pass(Duration.ofMinutes(12));
        }
        assertThat(browser.get("/me").path()).isEqualTo("/login");
    }

    @Test
    void aFormThatComesAfterTheEndLeadsToTheDoorAndNoFurther() {
        var browser = signedIn(one);
        browser.get("/me");
        CLOCK.pass(Duration.ofMinutes(16));
        assertThat(browser.post("/me/sessions/end-others").body()).contains("Your session has ended");
    }

    @Test
    void nobodyComesInWithASessionThatTheyPlanted() {
        var browser = new Browser(port(one));
        browser.get("/login");
        var planted = browser.session();
        browser.post("/login", "username", "operator", "password", PASSWORD);
        var between = browser.session();
        CLOCK.pass(PERIOD);
        browser.post("/login/code", "code", code());

        assertThat(browser.get("/me").status()).isEqualTo(200);
        assertThat(List.of(planted, between, browser.session())).doesNotHaveDuplicates();
        for (String old : List.of(planted, between)) {
            assertThat(new Browser(port(one)).with(old).get("/me").path()).isEqualTo("/login");
        }
    }

    @Test
    void overHttpsTheCookieIsOfThisHostAloneAndBrowsersStayWithIt() {
        var plain = new Browser(port(one)).headers("/login");
        assertThat(plain.firstValue("Set-Cookie").orElseThrow())
                .matches("vitals-session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax");
        assertThat(plain.firstValue("Strict-Transport-Security")).isEmpty();

        var secure = new Browser(port(one)).headers("/login", "X-Forwarded-Proto", "https");
        assertThat(secure.firstValue("Set-Cookie").orElseThrow())
                .matches("__Host-vitals-session=[\\w-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(secure.firstValue("Strict-Transport-Security")).hasValue("max-age=31536000 ; includeSubDomains");
    }

    @Test
    void everyAnswerSaysWhatABrowserMayDoWithIt() {
        var browser = signedIn(one);
        for (String path : List.of("/me", "/login", "/nowhere", "/members", "/error")) {
            var headers = browser.headers(path);
            var policy = headers.firstValue("Content-Security-Policy").orElseThrow();
            assertThat(policy)
                    .as(path)
                    .contains("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "script-src 'self'", "style-src 'self'");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
            assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("camera=()");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
        }
        assertThat(browser.headers("/me").firstValue("Content-Security-Policy"))
                .as("a nonce is good for one answer")
                .isNotEqualTo(browser.headers("/me").firstValue("Content-Security-Policy"));
    }

    @Test
    void wrongGuessesHaveToWaitWhicheverInstanceTheyTry() {
        var outcomes = new ArrayList<String>();
        for (int count = 0; count < 8; count++) {
            var browser = new Browser(port(count % 2 == 0 ? one : other));
            browser.get("/login");
            outcomes.add(
                    browser.post("/login", "username", "somebody", "password", "guess " + count)
                                    .body()
                                    .contains("Wait 1 second")
                            ? "wait"
                            : "wrong");
        }
        assertThat(outcomes).containsExactly("wrong", "wrong", "wrong", "wrong", "wrong", "wait", "wait", "wait");
    }

    @Test
    void aRightPasswordBuysNoNewGuessesAtTheCode() {
        var waited = false;
        for (int count = 0; count < 8 && !waited; count++) {
            var browser = new Browser(port(one));
            passwordOf(browser);
            waited = browser.post("/login/code", "code", "00000" + count).body().contains("Too many tries");
        }
        assertThat(waited).isTrue();
    }

    @Test
    void alarmsEveryAdministratorAndTheAuditLog() {
        var browser = signedIn(one);
        assertThat(browser.get("/members").body())
                .contains("The break-glass account was used")
                .contains("127.0.0.1");
        assertThat(database.sql()
                        .sql("select count(*) from audit_entry where action = 'break-glass.used'")
                        .query(Long.class)
                        .single())
                .isPositive();
        CLOCK.pass(Duration.ofDays(8));
        assertThat(database.sql()
                        .sql("select count(*) from break_glass_use")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(one.getBean(BreakGlassAlarm.class).latest()).isEmpty();
    }

    @Test
    void whereTheAlarmCannotRingNobodyComesIn() {
        var browser = new Browser(port(one));
        passwordOf(browser);
        database.sql()
                .sql("alter table break_glass_use rename to break_glass_broken")
                .update();
        try {
            assertThat(browser.post("/login/code", "code", codes.getFirst()).status())
                    .isEqualTo(500);
            assertThat(browser.get("/me").path()).isEqualTo("/login");
        } finally {
            database.sql()
                    .sql("alter table break_glass_broken rename to break_glass_use")
                    .update();
        }
    }

    @Test
    void provingItAgainTakesPasswordAndCode() {
        var browser = signedIn(one);
        CLOCK.pass(PERIOD);
        browser.get("/again?to=/members");
        assertThat(browser.post("/again", "to", "/members", "password", PASSWORD, "code", "")
                        .body())
                .contains("That is not right");
        assertThat(browser.post("/again", "to", "/members", "password", PASSWORD, "code", code())
                        .path())
                .isEqualTo("/members");
    }

    @Test
    void aNewPasswordEndsEveryOtherSession() {
        var here = signedIn(one);
        CLOCK.pass(PERIOD);
        var there = signedIn(other);
        here.get("/me/password");
        var next = "five quiet herons at dusk";
        assertThat(here.post("/me/password", "current", "wrong", "password", next, "again", next)
                        .body())
                .contains("not the present password");
        assertThat(here.post("/me/password", "current", PASSWORD, "password", next, "again", next)
                        .body())
                .contains("The password is changed");
        assertThat(there.get("/me").path()).isEqualTo("/login");
    }

    private static void passwordOf(Browser browser) {
        browser.get("/login");
        assertThat(browser.post("/login", "username", "operator", "password", PASSWORD)
                        .path())
                .isEqualTo("/login/code");
    }

    private Browser signedIn(ConfigurableApplicationContext instance) {
        CLOCK.pass(PERIOD);
        var browser = new Browser(port(instance));
        passwordOf(browser);
        assertThat(browser.post("/login/code", "code", code()).path()).isEqualTo("/");
        return browser;
    }

    private String code() {
        return Totp.code(secret, CLOCK.instant());
    }

    private static int port(ConfigurableApplicationContext instance) {
        return ((ServletWebServerApplicationContext) instance).getWebServer().getPort();
    }

    private static ConfigurableApplicationContext start(Path data) {
        var server = database.server();
        return new SpringApplicationBuilder(Vitals.class, Time.class)
                .run(
                        "--spring.datasource.url=" + server.getUrl(),
                        "--spring.datasource.username=" + server.getUser(),
                        "--spring.datasource.password=" + Objects.requireNonNullElse(server.getPassword(), ""),
                        "--server.port=0",
                        "--vitals.data=" + data,
                        "--vitals.demo=false",
                        "--vitals.sign-in.local=true",
                        "--vitals.trusted-proxies=127.0.0.1",
                        "--vitals.operator.password=" + PASSWORD,
                        "--db-scheduler.enabled=false");
    }
}
