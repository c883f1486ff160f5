package dev.vitals.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.identity.LocalPerson;
import dev.vitals.identity.MemberDeactivated;
import dev.vitals.support.DrivenClock;
import dev.vitals.support.TestDatabase;
import jakarta.servlet.http.Cookie;
import java.io.File;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.FlashMap;

class SessionStoreTest {

    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final Duration ABSOLUTE = Duration.ofHours(12);

    private final TestDatabase database = TestDatabase.empty();
    private final DrivenClock clock = new DrivenClock("2026-11-02T06:00:00Z");
    private final SessionLimits limits = new SessionLimits(IDLE, ABSOLUTE);
    private final SessionEnds ends =
            new SessionEnds(database.sql(), limits, database.audit(clock), clock, database.transactions());
    private final SessionStore store = new SessionStore(database.sql(), limits, ends, clock);
    private final OpenSessions open = new OpenSessions(database.sql(), limits, clock);
    private final UUID ada = UUID.randomUUID();

    @BeforeEach
    void aMember() {
        database.sql()
                .sql("insert into member (id, issuer, subject, name, created_at) values (?, 'x', 'ada', 'Ada', ?)")
                .params(ada, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void keepsWhatIsPutIntoASessionForEveryInstance() {
        var id = kept("colour", "blue");
        var other = new SessionStore(database.sql(), limits, ends, clock);

        assertThat(other.findById(id).<String>getAttribute("colour")).isEqualTo("blue");
    }

    @Test
    void keepsNoCookieValueThatSomebodyCouldSignInWith() {
        var id = kept("colour", "blue");

        assertThat(database.sql()
                        .sql("select w::text from web_session w")
                        .query(String.class)
                        .single())
                .doesNotContain(id);
    }

    @Test
    void endsASessionThatNobodyUses() {
        var id = signedIn();
        clock.pass(IDLE.minusSeconds(1));
        assertThat(store.findById(id)).isNotNull();
        clock.pass(Duration.ofSeconds(1));

        assertThat(store.findById(id)).isNull();
        assertThat(database.count("web_session")).isZero();
        assertThat(entries()).containsExactly("session.expired Ada {\"limit\":\"idle\"}");
    }

    @Test
    void aClickBeginsTheIdleTimeAnewAndReadingAloneDoesNot() {
        var id = signedIn();
        clock.pass(Duration.ofMinutes(14));
        open.used(id, "192.0.2.7", "Firefox");
        clock.pass(Duration.ofMinutes(14));
        assertThat(store.findById(id)).isNotNull();
        clock.pass(Duration.ofMinutes(1));

        assertThat(store.findById(id)).isNull();
    }

    @Test
    void endsASessionAfterItsLongestTimeWhateverIsClicked() {
        var id = signedIn();
        for (int minutes = 0; minutes < ABSOLUTE.toMinutes(); minutes += 10) {
            assertThat(store.findById(id)).isNotNull();
            open.used(id, "192.0.2.7", "Firefox");
            clock.pass(Duration.ofMinutes(10));
        }

        assertThat(store.findById(id)).isNull();
        assertThat(entries()).containsExactly("session.expired Ada {\"limit\":\"absolute\"}");
    }

    @Test
    void throwsNobodyOutWhoseClockIsPutBackAndLetsNobodyStayForLongerThanItsLimits() {
        for (Duration back : List.of(Duration.ofSeconds(20), Duration.ofHours(1), Duration.ofDays(1))) {
            var id = signedIn();
            clock.pass(back.negated());
            assertThat(store.findById(id)).as("put back by %s", back).isNotNull();
            assertThat(open.of(ada)).allSatisfy(session -> {
                assertThat(session.signedInAt()).isBeforeOrEqualTo(clock.instant());
                assertThat(session.lastUsedAt()).isBeforeOrEqualTo(clock.instant());
                assertThat(session.end()).isBeforeOrEqualTo(clock.instant().plus(IDLE));
            });
            ends.expire();
            clock.pass(IDLE.plusSeconds(20));
            assertThat(store.findById(id)).as("left alone after %s", back).isNull();
        }
    }

    @Test
    void aSessionThatIsUsedEndsAfterItsLongestTimeAlthoughTheClockWasPutBack() {
        var id = signedIn();
        clock.pass(Duration.ofDays(-1));
        ends.expire();
        for (int minutes = 0; minutes < ABSOLUTE.toMinutes(); minutes += 10) {
            assertThat(store.findById(id)).isNotNull();
            open.used(id, "192.0.2.7", "Firefox");
            clock.pass(Duration.ofMinutes(10));
        }
        assertThat(store.findById(id)).isNull();
    }

    @Test
    void aClickCountsByTheClockThatWasPutBack() {
        var id = signedIn();
        clock.pass(Duration.ofHours(-1));
        open.used(id, "192.0.2.7", "Firefox");
        clock.pass(IDLE);
        assertThat(store.findById(id)).isNull();
    }

    @Test
    void anHourThatIsMissingEndsASessionThatNobodyUsedInIt() {
        var id = signedIn();
        clock.pass(Duration.ofHours(1));
        assertThat(store.findById(id)).isNull();
    }

    @Test
    void sweepsSessionsThatNobodyComesBackTo() {
        signedIn();
        kept("colour", "blue");
        clock.pass(IDLE);
        var fresh = signedIn();

        ends.expire();

        assertThat(database.count("web_session")).isEqualTo(1);
        assertThat(store.findById(fresh)).isNotNull();
        assertThat(entries()).containsExactly("session.expired Ada {\"limit\":\"idle\"}");
    }

    @Test
    void aNewIdPutsTheOldOneOutOfUse() {
        var id = kept("colour", "blue");
        var session = store.findById(id);
        session.changeSessionId();
        store.save(session);

        assertThat(store.findById(id)).isNull();
        assertThat(store.findById(session.getId()).<String>getAttribute("colour"))
                .isEqualTo("blue");
    }

    @Test
    void twoRequestsAtOnceDoNotUndoEachOther() {
        var id = kept("colour", "blue");
        var one = store.findById(id);
        var other = store.findById(id);
        one.setAttribute("size", 7);
        other.removeAttribute("colour");
        store.save(one);
        store.save(other);

        assertThat(store.findById(id).getAttributeNames()).containsExactly("size");
    }

    @Test
    void aRequestThatWasUnderWayDoesNotBringAnEndedSessionBack() {
        var id = signedIn();
        var late = store.findById(id);
        ends.all(ada, null, "test");
        late.setAttribute("colour", "blue");
        store.save(late);

        assertThat(store.findById(id)).isNull();
        assertThat(database.count("web_session")).isZero();
    }

    @Test
    void deactivatingSomebodyEndsTheirSessionsOrNothingHappened() {
        var id = signedIn();
        new TransactionTemplate(database.transactions()).executeWithoutResult(transaction -> {
            ends.on(new MemberDeactivated(ada));
            transaction.setRollbackOnly();
        });
        assertThat(store.findById(id)).isNotNull();

        new TransactionTemplate(database.transactions())
                .executeWithoutResult(transaction -> ends.on(new MemberDeactivated(ada)));
        assertThat(store.findById(id)).isNull();
        assertThat(entries()).containsExactly("session.ended Vitals {\"why\":\"deactivated\"}");
    }

    @Test
    void endsOneSessionOrAllOthersOfItsOwnerAndNobodyElses() {
        var here = signedIn();
        var there = signedIn();
        var handle = open.handle(there).orElseThrow();
        assertThat(ends.one(UUID.randomUUID(), handle, "test")).isZero();
        assertThat(ends.one(ada, handle, "test")).isEqualTo(1);
        signedIn();

        assertThat(ends.all(ada, open.handle(here).orElseThrow(), "test")).isEqualTo(1);
        assertThat(open.of(ada))
                .extracting(OpenSession::handle)
                .containsExactly(open.handle(here).orElseThrow());
    }

    @Test
    void whatAnotherVersionWroteMeansSigningInAgainAndNoError() {
        var id = signedIn();
        database.sql()
                .sql("update web_session set attributes = attributes || '{\"colour\": \"rO0ABXNyAANmb28=\"}'")
                .update();

        assertThat(store.findById(id)).isNull();
        assertThat(database.count("web_session")).isZero();
    }

    @Test
    void readsNoClassThatSignInsDoNotLeaveBehind() {
        assertThatThrownBy(() -> KeptValue.read(KeptValue.of(new File("/etc/passwd"))))
                .isInstanceOf(KeptValue.UnreadableException.class)
                .hasRootCauseMessage("filter status: REJECTED");
        assertThatThrownBy(() -> KeptValue.read(KeptValue.of((Runnable & Serializable) () -> {})))
                .isInstanceOf(KeptValue.UnreadableException.class);
    }

    @Test
    void readsWhatTheFrameworkPutsIntoASession() throws Exception {
        var flash = new FlashMap();
        flash.put("said", "It is done.");
        flash.addTargetRequestParam("a", "b");
        var asked = new MockHttpServletRequest("GET", "/findings");
        asked.addHeader("Accept-Language", "de");
        asked.setCookies(new Cookie("zone", "UTC"));
        for (Object value : List.of(
                new CopyOnWriteArrayList<>(List.of(flash)),
                new DefaultSavedRequest(asked),
                new DefaultCsrfToken("X", "y", "z"))) {
            assertThat(KeptValue.read(KeptValue.of(value))).isInstanceOf(value.getClass());
        }
    }

    @Test
    void doesNotLengthenTheLimits() {
        assertThatThrownBy(() -> new SessionLimits(Duration.ofMinutes(16), ABSOLUTE))
                .hasMessageContaining("from 3 minutes to 15");
        assertThatThrownBy(() -> new SessionLimits(IDLE, Duration.ofHours(13))).hasMessageContaining("12 hours");
        assertThat(new SessionLimits(Duration.ofMinutes(5), Duration.ofHours(1)).idle())
                .hasMinutes(5);
    }

    private String kept(String name, Object value) {
        var session = store.createSession();
        session.setAttribute(name, value);
        store.save(session);
        return session.getId();
    }

    private String signedIn() {
        return kept(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        new LocalPerson(ada, "Ada", ""), null, List.of())));
    }

    private List<String> entries() {
        return database.sql()
                .sql("select action || ' ' || actor || ' ' || after from audit_entry order by number")
                .query(String.class)
                .list();
    }
}
