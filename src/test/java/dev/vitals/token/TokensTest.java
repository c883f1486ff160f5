package dev.vitals.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.audit.AuditStore;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Grant;
import dev.vitals.identity.Member;
import dev.vitals.identity.MemberDeactivated;
import dev.vitals.identity.MemberStore;
import dev.vitals.identity.Role;
import dev.vitals.page.Organization;
import dev.vitals.route.Right;
import dev.vitals.support.TestDatabase;
import dev.vitals.token.TokenEntry.Answer;
import dev.vitals.token.Tokens.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokensTest {

    private static final UUID ADA = UUID.randomUUID();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final String HOME = "192.0.2.7";

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-02T06:00:00Z"));
    private final TestDatabase database = TestDatabase.empty();
    private final TokenStore store = new TokenStore(database.sql());
    private final TokenSettings settings = new TokenSettings(90, 600);
    private final AuditLog audit = new AuditLog(
            new AuditStore(database.sql()), () -> new Actor("Ada", "oidc", HOME), clock, database.transactions());
    private final Tokens tokens = new Tokens(
            store,
            new CurrentMember(new MemberStore(database.sql()), clock),
            audit,
            settings,
            new Organization("Clinic", ZoneId.of("America/New_York")),
            clock,
            database.transactions());
    private final TokenEntry entry = new TokenEntry(store, audit, clock, database.transactions());

    @BeforeEach
    void ada() {
        database.sql()
                .sql(
                        "insert into member (id, issuer, subject, name, created_at) values (?, 'https://idp', '1', 'Ada', ?)")
                .params(ADA, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void isShownOnceAndKeptAsAHash() {
        var secret = made("nightly export", Right.READ, Right.EXPORT);

        assertThat(everythingKept()).contains(secret.prefix()).doesNotContain(secret.reveal());
        assertThat(entry.admit(secret.reveal(), HOME)).isInstanceOfSatisfying(Answer.Admitted.class, answer -> {
            assertThat(answer.person().member()).isEqualTo(ADA);
            assertThat(answer.person().scope().rights()).containsExactlyInAnyOrder(Right.READ, Right.EXPORT);
            assertThat(answer.person().actor(HOME)).isEqualTo(new Actor("Ada", "token " + secret.prefix(), HOME));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Right.class,
            names = {"MEMBERS", "SETTINGS", "APPROVE", "ATTEST"})
    void isNeverGivenWhatNeedsAPerson(Right right) {
        assertThat(refusal(administrator(), form("x", TODAY, right))).contains("what you may not do yourself");
    }

    @Test
    void isNotGivenWhatItsMakerMayNotDo() {
        assertThat(refusal(somebody(Role.VIEWER, null), form("x", TODAY, Right.SCAN)))
                .contains("may not do yourself");
        var elsewhere = new TokenForm("x", Set.of(Right.READ), 8L, TODAY);
        assertThat(refusal(somebody(Role.VIEWER, 7L), elsewhere)).contains("may not do yourself");
    }

    @Test
    void endsWithItsLastDayInTheOrganizationsZoneAndNeverAfterTheLongestLife() {
        made("short", Right.READ);
        assertThat(store.of(ADA).getFirst().expiresAt()).isEqualTo("2026-11-03T05:00:00Z");
        assertThat(refusal(administrator(), form("long", TODAY.plusDays(91), Right.READ)))
                .contains("90 days at most");
        assertThat(refusal(administrator(), form("past", TODAY.minusDays(2), Right.READ)))
                .contains("last day");
        tokens.make(administrator(), form("longest", TODAY.plusDays(90), Right.READ));
        var longest = store.of(ADA).stream()
                .filter(token -> token.name().equals("longest"))
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(longest.createdAt(), longest.expiresAt())).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void isRefusedFromTheMomentItExpires() {
        var secret = made("short", Right.READ);
        clock.now = Instant.parse("2026-11-03T04:59:59Z");
        assertThat(entry.admit(secret.reveal(), HOME)).isInstanceOf(Answer.Admitted.class);
        clock.now = Instant.parse("2026-11-03T05:00:00Z");
        assertThat(sentence(secret)).contains("has expired");
    }

    @Test
    void isNoLongerGoodForAClockThatIsPutBackThanUntilItsLastDay() {
        var secret = made("short", Right.READ);
        var end = Instant.parse("2026-11-03T05:00:00Z");
        clock.now = end.plusSeconds(3600);
        assertThat(sentence(secret)).as("an hour ahead by mistake").contains("has expired");
        clock.now = end.minusSeconds(1);
        assertThat(entry.admit(secret.reveal(), HOME)).isInstanceOf(Answer.Admitted.class);
        tokens.revoke(store.of(ADA).getFirst());
        clock.now = end.minus(Duration.ofDays(1));
        assertThat(sentence(secret)).as("revoked in what is the future now").contains("was revoked");
    }

    @Test
    void notesItsUseByTheClockThatWasPutBack() {
        var secret = made("x", Right.READ);
        entry.admit(secret.reveal(), HOME);
        clock.now = clock.now.minus(Duration.ofDays(1));
        entry.admit(secret.reveal(), HOME);
        assertThat(store.of(ADA).getFirst().lastUsedAt()).isEqualTo(clock.now);
    }

    @Test
    void isRefusedOnceRevokedAndSaysSoOnce() {
        var secret = made("x", Right.READ);
        tokens.revoke(store.of(ADA).getFirst());
        tokens.revoke(store.of(ADA).getFirst());

        assertThat(sentence(secret)).contains("was revoked");
        assertThat(actions()).containsExactly("token.made", "token.revoked");
    }

    @Test
    void diesWithItsOwnerAndDoesNotComeBackWithThem() {
        var secret = made("x", Right.READ);
        activate(false);
        assertThat(sentence(secret)).contains("deactivated");
        tokens.on(new MemberDeactivated(ADA));
        activate(true);
        assertThat(sentence(secret)).contains("was revoked");
        assertThat(actions()).containsExactly("token.made", "tokens.revoked");
    }

    @Test
    void aFormSentTwiceMakesOneToken() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .forEach(n -> threads.submit(() -> tokens.make(administrator(), form("same", TODAY, Right.READ))));
        }
        assertThat(database.count("api_token")).isEqualTo(1);
    }

    @Test
    void nobodyHoardsThem() {
        IntStream.range(0, Tokens.MOST).forEach(n -> made("n" + n, Right.READ));
        assertThat(refusal(administrator(), form("one more", TODAY, Right.READ)))
                .contains("You have 20 tokens");
    }

    @Test
    void notesItsUseOnceAMinuteAndNewNetworksAtOnce() {
        var secret = made("x", Right.READ);
        entry.admit(secret.reveal(), HOME);
        var once = database.fingerprint("api_token");
        entry.admit(secret.reveal(), HOME);
        entry.admit(secret.reveal(), "198.51.100.1");
        assertThat(database.fingerprint("api_token")).isEqualTo(once);
        clock.now = clock.now.plusSeconds(61);
        entry.admit(secret.reveal(), "198.51.100.1");
        entry.admit(secret.reveal(), HOME);

        assertThat(database.fingerprint("api_token")).isNotEqualTo(once);
        assertThat(store.of(ADA).getFirst().lastAddress()).isEqualTo("198.51.100.1");
        assertThat(actions())
                .containsExactly("token.made", "token.used-from-new-address", "token.used-from-new-address");
    }

    @Test
    void anIpv6AddressCountsByItsNetworkAndANameIsNotLookedUp() {
        assertThat(TokenEntry.network("2001:db8:1:2:3:4:5:6")).isEqualTo("20010db800010002::/64");
        assertThat(TokenEntry.network("2001:db8:1:2::9")).isEqualTo("20010db800010002::/64");
        assertThat(TokenEntry.network(HOME)).isEqualTo(HOME);
        assertThat(TokenEntry.network("evil.example")).isEqualTo("evil.example");
    }

    @Test
    void theStoreItselfRefusesWhatNoTokenMayHave() {
        made("x", Right.READ);
        for (String change : List.of(
                "update api_token set rights = array['MEMBERS']",
                "update api_token set rights = '{}'",
                "update api_token set expires_at = created_at + interval '367 days'")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> database.sql().sql(change).update())
                    .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
        }
    }

    private BearerSecret made(String name, Right... rights) {
        return ((Outcome.Made) tokens.make(administrator(), form(name, TODAY, rights))).secret();
    }

    private String refusal(Member maker, TokenForm form) {
        return ((Outcome.Refused) tokens.make(maker, form)).sentence();
    }

    private String sentence(BearerSecret secret) {
        return ((Answer.Refused) entry.admit(secret.reveal(), HOME)).refusal().detail();
    }

    private static TokenForm form(String name, LocalDate until, Right... rights) {
        return new TokenForm(name, Set.of(rights), null, until);
    }

    private static Member administrator() {
        return somebody(Role.ADMINISTRATOR, null);
    }

    private static Member somebody(Role role, Long group) {
        var grant = new Grant(1, role, group, "ward", Set.of(), "person", null, null);
        return new Member(ADA, "https://idp", "1", "Ada", "", true, Instant.EPOCH, null, List.of(grant));
    }

    private void activate(boolean active) {
        database.sql().sql("update member set active = ?").param(active).update();
    }

    private List<String> actions() {
        return database.sql()
                .sql("select action from audit_entry order by number")
                .query(String.class)
                .list();
    }

    private String everythingKept() {
        return database.sql()
                        .sql("select string_agg(t::text, ' ') from api_token t")
                        .query(String.class)
                        .single()
                + database.sql()
                        .sql("select string_agg(a::text, ' ') from audit_entry a")
                        .query(String.class)
                        .single();
    }
}
