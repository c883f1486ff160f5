package dev.vitals.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.attestation.Decision.Choice;
import dev.vitals.finding.FindingsMoved;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.Organization;
import dev.vitals.register.RegisterChanged;
import dev.vitals.register.RegisterStore;
import dev.vitals.score.SafeguardScore.State;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DayKeeperTest {

    private static final String ACCOUNT = "111122223333";
    private static final String SANCTIONS = "164.308(a)(1)(ii)(C)";
    private static final String REMINDERS = "164.308(a)(5)(ii)(A)";
    private static final String TRAINING = "164.308(a)(5)(i)";
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant MORNING = FRIDAY.atTime(6, 0).atZone(CHICAGO).toInstant();
    private static final ScoreBasis BASIS = new ScoreBasis(
            SafeguardCatalogue.load().scoredFor(Set.of(EntityType.HEALTH_CARE_PROVIDER)), List.of(), "settings");

    private final TestDatabase database = TestDatabase.empty();
    private final Witnesses people = new Witnesses(database, CHICAGO);
    private final ScoreStore store = new ScoreStore(database.sql(), people.attestations(), database.transactions());
    private final KeptScores kept = new KeptScores(database.sql());

    @BeforeEach
    void attestAndScan() {
        database.account(ACCOUNT);
        people.attested(SANCTIONS, FRIDAY.minusDays(30), FRIDAY, MORNING.minusSeconds(60));
        store.keep(ACCOUNT, FRIDAY, BASIS);
    }

    @Test
    void scoresTheNewDayWithoutAnyScanOnceItHasBegunWhereTheOrganizationIs() {
        keeper(FRIDAY.plusDays(1).atTime(0, 0, 10).atZone(CHICAGO).toInstant()).keepToday();

        assertThat(state(ScoreScope.ALL, FRIDAY, SANCTIONS)).isEqualTo(State.MET);
        for (ScoreScope scope : List.of(ScoreScope.ALL, ScoreScope.account(ACCOUNT))) {
            assertThat(state(scope, FRIDAY.plusDays(1), SANCTIONS)).isEqualTo(State.NOT_MET);
            assertThat(day(scope, FRIDAY.plusDays(1)).scanned()).isFalse();
        }
    }

    @Test
    void isStillOnTheOldDayWhileMidnightHasOnlyPassedInUtc() {
        // Ten to midnight in Chicago: the day after in UTC.
        keeper(FRIDAY.atTime(23, 50).atZone(CHICAGO).toInstant()).keepToday();

        assertThat(state(ScoreScope.ALL, FRIDAY, SANCTIONS)).isEqualTo(State.MET);
        assertThat(kept.day(ScoreScope.ALL, FRIDAY.plusDays(1))).isEmpty();
    }

    @Test
    void changesNothingTheSecondTimeAndLeavesAScannedDayScanned() {
        var keeper = keeper(MORNING.plusSeconds(600));
        keeper.keepToday();
        var before = List.of(database.fingerprint("score_day"), database.fingerprint("score"));
        keeper.keepToday();

        assertThat(List.of(database.fingerprint("score_day"), database.fingerprint("score")))
                .isEqualTo(before);
        assertThat(day(ScoreScope.ALL, FRIDAY).scanned()).isTrue();
    }

    @Test
    void scoresWhatIsOverdueInARegisterOnTheSameDayAndSaysSo() {
        var registers = new RegisterStore(
                database.sql(), new Organization("Clinic", CHICAGO), any -> {}, database.transactions());
        people.attested(TRAINING, FRIDAY.minusDays(30), FRIDAY.plusDays(90), MORNING);
        var entry = Map.of("person", "Ana Ruiz", "course", "HIPAA", "due", FRIDAY.toString());
        registers.record("training", entry, "ana", MORNING);

        keeper(FRIDAY.atTime(23, 59).atZone(CHICAGO).toInstant()).on(new RegisterChanged("training", MORNING));
        assertThat(state(ScoreScope.ALL, FRIDAY, TRAINING)).isEqualTo(State.MET);
        keeper(FRIDAY.plusDays(1).atTime(0, 0, 10).atZone(CHICAGO).toInstant()).keepToday();
        assertThat(state(ScoreScope.ALL, FRIDAY.plusDays(1), TRAINING)).isEqualTo(State.NOT_MET);

        var score = kept.safeguards(ScoreScope.ALL, FRIDAY.plusDays(1)).stream()
                .filter(each -> each.citation().equals(TRAINING))
                .findFirst()
                .orElseThrow();
        assertThat(StateReason.of(SafeguardCatalogue.load().find(TRAINING).orElseThrow(), score))
                .containsExactly(
                        "Something is overdue in a register that people keep for it.",
                        "Overdue in the register “Training roster”: Ana Ruiz: HIPAA: training was due on 20 Nov 2026.");
    }

    @Test
    void scoresEachDayOnceInTheOrganizationsZoneAlthoughTheClockStepsBackAndForth() {
        var lateFriday = FRIDAY.atTime(23, 30).atZone(CHICAGO).toInstant();
        for (Duration jump : List.of(
                Duration.ZERO,
                Duration.ofHours(1),
                Duration.ZERO,
                Duration.ofDays(1),
                Duration.ZERO,
                Duration.ofHours(-1))) {
            keeper(lateFriday.plus(jump)).keepToday();
        }
        assertThat(days()).containsExactly(FRIDAY, FRIDAY.plusDays(1));
        assertThat(store.trend(ScoreScope.ALL, FRIDAY.minusDays(30), FRIDAY))
                .extracting(ScoreDay::day)
                .as("what is still to come is not shown")
                .containsExactly(FRIDAY);

        // What happens on Friday after all is of Friday, and Saturday is counted anew when it has come.
        people.decided(REMINDERS, Choice.ALTERNATIVE, FRIDAY, FRIDAY.plusDays(90), lateFriday);
        keeper(lateFriday.plusSeconds(60)).keepToday();
        assertThat(state(ScoreScope.ALL, FRIDAY, REMINDERS)).isEqualTo(State.DECIDED);
        assertThat(state(ScoreScope.ALL, FRIDAY.plusDays(1), REMINDERS)).isEqualTo(State.AWAITING_ATTESTATION);
        keeper(FRIDAY.plusDays(1).atTime(0, 0, 10).atZone(CHICAGO).toInstant()).keepToday();
        assertThat(state(ScoreScope.ALL, FRIDAY.plusDays(1), REMINDERS)).isEqualTo(State.DECIDED);
        assertThat(state(ScoreScope.ALL, FRIDAY, SANCTIONS)).isEqualTo(State.MET);
        assertThat(state(ScoreScope.ALL, FRIDAY.plusDays(1), SANCTIONS)).isEqualTo(State.NOT_MET);
    }

    private List<LocalDate> days() {
        return database.sql()
                .sql("select day from score_day where scope = 'all' order by day")
                .query(LocalDate.class)
                .list();
    }

    @Test
    void countsADayAsScannedAsSoonAsAScanCoversIt() {
        keeper(FRIDAY.plusDays(1).atTime(0, 0, 10).atZone(CHICAGO).toInstant()).keepToday();
        store.keep(ACCOUNT, FRIDAY.plusDays(1), BASIS);

        assertThat(day(ScoreScope.ALL, FRIDAY.plusDays(1)).scanned()).isTrue();
        assertThat(kept.states(ScoreScope.ALL, SANCTIONS, FRIDAY, FRIDAY.plusDays(1)))
                .extracting(KeptScores.DayState::scanned)
                .containsExactly(true, true);
    }

    @Test
    void keepsWhatTheScoreRestedOnThoughPeopleChangeTheirMindsLater() {
        people.decided(REMINDERS, Choice.ALTERNATIVE, FRIDAY, FRIDAY.plusDays(90), MORNING.plusSeconds(60));
        keeper(MORNING.plusSeconds(61)).keepToday();
        people.decided(REMINDERS, Choice.IMPLEMENTED, FRIDAY, FRIDAY.plusDays(90), MORNING.plusSeconds(90_000));
        keeper(MORNING.plusSeconds(90_001)).keepToday();

        var then = score(ScoreScope.ALL, FRIDAY, REMINDERS);
        assertThat(then.state()).isEqualTo(State.DECIDED);
        assertThat(then.people().decision()).isNotNull();
        assertThat(then.people().decision().choice()).isEqualTo(Choice.ALTERNATIVE);
        assertThat(day(ScoreScope.ALL, FRIDAY).decided()).isEqualTo(1);
        assertThat(state(ScoreScope.ALL, FRIDAY.plusDays(1), REMINDERS)).isEqualTo(State.AWAITING_ATTESTATION);
        assertThat(score(ScoreScope.ALL, FRIDAY, SANCTIONS).people().attestations())
                .singleElement()
                .satisfies(attested -> assertThat(attested.title()).isEqualTo("Sanction policy"));
    }

    @Test
    void scoresOnlyTheAccountThatFindingsMovedInAndAllThatItBelongsTo() {
        database.account("444455556666");
        store.keep("444455556666", FRIDAY, BASIS);
        var day = FRIDAY.plusDays(1);

        keeper(day.atTime(9, 0).atZone(CHICAGO).toInstant()).on(new FindingsMoved(MORNING, ACCOUNT));

        assertThat(kept.day(ScoreScope.account(ACCOUNT), day)).isPresent();
        assertThat(kept.day(ScoreScope.ALL, day)).isPresent();
        assertThat(kept.day(ScoreScope.account("444455556666"), day)).isEmpty();
    }

    @Test
    void scoresEveryAccountWhereFindingsMayHaveMovedInAny() {
        database.account("444455556666");
        store.keep("444455556666", FRIDAY, BASIS);
        var day = FRIDAY.plusDays(1);

        keeper(day.atTime(9, 0).atZone(CHICAGO).toInstant()).on(new FindingsMoved(MORNING));

        assertThat(kept.day(ScoreScope.account("444455556666"), day)).isPresent();
    }

    @Test
    void scoresNothingThatWasNeverScanned() {
        database.account("444455556666");
        keeper(MORNING).keepToday();

        assertThat(kept.day(ScoreScope.account("444455556666"), FRIDAY)).isEmpty();
    }

    private DayKeeper keeper(Instant now) {
        return new DayKeeper(store, () -> BASIS, new Organization("Clinic", CHICAGO), Clock.fixed(now, ZoneOffset.UTC));
    }

    private ScoreDay day(ScoreScope scope, LocalDate day) {
        return kept.day(scope, day).orElseThrow();
    }

    private State state(ScoreScope scope, LocalDate day, String citation) {
        return score(scope, day, citation).state();
    }

    private KeptScore score(ScoreScope scope, LocalDate day, String citation) {
        return kept.safeguards(scope, day).stream()
                .filter(score -> score.citation().equals(citation))
                .findFirst()
                .orElseThrow();
    }
}
