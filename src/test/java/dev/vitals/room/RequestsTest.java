package dev.vitals.room;

import static dev.vitals.room.AuditRoom.OURS;
import static dev.vitals.room.AuditRoom.THEIRS;
import static dev.vitals.room.RequestState.ACCEPTED;
import static dev.vitals.room.RequestState.ANSWERED;
import static dev.vitals.room.RequestState.DECLINED;
import static dev.vitals.room.RequestState.OPEN;
import static dev.vitals.room.RequestState.RETURNED;
import static dev.vitals.room.RequestState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.hash.Sha256;
import dev.vitals.identity.Member;
import dev.vitals.identity.Role;
import dev.vitals.page.Period;
import dev.vitals.postgres.RowScope;
import dev.vitals.room.Requests.Outcome;
import dev.vitals.route.Right;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What auditors ask for, and what they get. */
class RequestsTest {

    private static final LocalDate SOON = LocalDate.parse("2026-11-05");

    private AuditRoom room;
    private Member auditor;
    private Member officer;

    @BeforeEach
    void anAuditorAndAnOfficer() {
        room = new AuditRoom();
        auditor = room.person("ana", Role.AUDITOR, null);
        officer = room.person("ben", Role.COMPLIANCE_OFFICER, null);
    }

    @Test
    void goesFromQuestionToAnswerAndBackUntilItIsAccepted() {
        var id = asked();
        assertThat(say(id, ANSWERED, "Here it is.", officer)).isEqualTo(Outcome.DONE);
        assertThat(say(id, RETURNED, "The second page is missing.", auditor)).isEqualTo(Outcome.DONE);
        assertThat(say(id, ANSWERED, "With the second page.", officer)).isEqualTo(Outcome.DONE);
        assertThat(say(id, ACCEPTED, "", auditor)).isEqualTo(Outcome.DONE);
        assertThat(room.requestStore.entries(id))
                .extracting(AuditRequest.Entry::state)
                .containsExactly(OPEN, ANSWERED, RETURNED, ANSWERED, ACCEPTED);
        assertThat(request(id).state()).isEqualTo(ACCEPTED);
        assertThat(room.told)
                .as("so that people hear of it")
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 5)
                        .mapToObj(entry -> new RequestMoved(id, entry))
                        .toList());
    }

    @Test
    void whatIsOverStaysAsItIs() {
        var id = asked();
        say(id, WITHDRAWN, "", auditor);
        for (RequestState next : RequestState.values()) {
            assertThat(next.mayFollow(WITHDRAWN)).isFalse();
            assertThat(next.mayFollow(ACCEPTED)).isFalse();
        }
        assertThat(say(id, ANSWERED, "Too late.", officer)).isEqualTo(Outcome.TOO_LATE);
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneIsFirst() {
        var id = asked();
        var before = request(id);
        assertThat(room.requests.say(before, ANSWERED, "Mine.", List.of(), officer))
                .isEqualTo(Outcome.DONE);
        assertThat(room.requests.say(before, DECLINED, "Mine.", List.of(), officer))
                .isEqualTo(Outcome.TOO_LATE);
    }

    @Test
    void onlyAnAuditorOrWhoAskedSaysThatAnAnswerWillDo() {
        var id = asked();
        say(id, ANSWERED, "Here it is.", officer);
        var other = room.person("cleo", Role.COMPLIANCE_OFFICER, null);
        assertThat(say(id, ACCEPTED, "", officer)).isEqualTo(Outcome.NOT_THEIRS);
        assertThat(say(id, ACCEPTED, "", other)).isEqualTo(Outcome.NOT_THEIRS);
        assertThat(say(id, WITHDRAWN, "", other)).isEqualTo(Outcome.NOT_THEIRS);
        assertThat(say(id, ACCEPTED, "", room.person("dan", Role.AUDITOR, null)))
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void whoAskedAndAnsweredDoesNotAcceptTheirOwnAnswer() {
        var id = ask(officer, List.of(), Optional.empty());
        say(id, ANSWERED, "I looked it up myself.", officer);
        assertThat(say(id, ACCEPTED, "", officer)).isEqualTo(Outcome.NOT_THEIRS);
    }

    @Test
    void anAuditorAnswersNothing() {
        assertThat(say(asked(), ANSWERED, "It is fine.", auditor)).isEqualTo(Outcome.NOT_THEIRS);
        assertThat(say(asked(), DECLINED, "No.", auditor)).isEqualTo(Outcome.NOT_THEIRS);
    }

    @Test
    void anEngineerOfSomeAccountsAnswersForThoseAlone() {
        var engineer = room.engineerOf(OURS);
        assertThat(room.requests.mayAnswer(request(ask(auditor, List.of(OURS), Optional.empty())), engineer))
                .isTrue();
        assertThat(room.requests.mayAnswer(request(ask(auditor, List.of(OURS, THEIRS), Optional.empty())), engineer))
                .isFalse();
        assertThat(room.requests.mayAnswer(request(asked()), engineer)).isFalse();
    }

    @Test
    void aReaderOfOneAccountSeesNoRequestAboutOthers() {
        var ours = ask(auditor, List.of(OURS), Optional.empty());
        ask(auditor, List.of(THEIRS), Optional.empty());
        ask(auditor, List.of(OURS, THEIRS), Optional.empty());
        var everything = asked();
        var seen = new ArrayList<Long>();
        RowScope.within(OURS, () -> {
            room.requestStore.page(null, Optional.empty(), 1, 50).rows().forEach(each -> seen.add(each.id()));
            assertThat(room.requestStore.entries(everything)).isEmpty();
        });
        assertThat(seen).containsExactly(ours);
        assertThat(room.requestStore.page(null, Optional.empty(), 1, 50).total())
                .isEqualTo(4);
    }

    @Test
    void anAuditorOfAPeriodSeesNoRequestAboutOtherDays() {
        var within = ask(auditor, List.of(), Optional.of(AuditRoom.period(2, 4)));
        ask(auditor, List.of(), Optional.of(AuditRoom.period(2, 6)));
        asked();
        Optional<Period> visible = Optional.of(AuditRoom.period(1, 5));
        assertThat(room.requestStore.page(null, visible, 1, 50).rows())
                .extracting(AuditRequest::id)
                .containsExactly(within);
    }

    @Test
    void isOverdueFromTheDayAfterUntilItIsAnswered() {
        var id = asked();
        assertThat(request(id).isOverdue(SOON)).isFalse();
        assertThat(request(id).isOverdue(SOON.plusDays(1))).isTrue();
        say(id, ANSWERED, "Here it is.", officer);
        assertThat(request(id).isOverdue(SOON.plusDays(1))).isFalse();
        say(id, RETURNED, "It is not.", auditor);
        assertThat(request(id).isOverdue(SOON.plusDays(1))).isTrue();
    }

    @Test
    void theFileHandedOutIsTheOneThatWasHashed() throws Exception {
        var id = asked();
        var content = "Approved by Cleo on 3 October.".getBytes(StandardCharsets.UTF_8);
        try (var looked = room.files.look("approval.txt", new ByteArrayInputStream(content))) {
            room.requests.say(request(id), ANSWERED, "See the file.", List.of(looked), officer);
        }
        var file = room.requestStore.files(id).getFirst();
        assertThat(file.sha256()).isEqualTo(Sha256.of(content));
        try (var kept = room.files.open(file.sha256())) {
            assertThat(kept.readAllBytes()).isEqualTo(content);
        }
        assertThat(room.requestStore.entries(id).getLast().files()).containsExactly(file);
    }

    @Test
    void whatWasSaidIsNeverChangedOrTakenAway() {
        say(asked(), ANSWERED, "Here it is.", officer);
        for (String change : List.of(
                "update audit_request set text = 'other'",
                "update audit_request_entry set text = 'other'",
                "delete from audit_request_entry",
                "delete from audit_request")) {
            assertThatThrownBy(() -> room.sql.sql(change).update()).rootCause().hasMessageContaining("stays");
        }
    }

    @Test
    void waitsAmongTheWorkOfWhoMayAnswer() {
        var id = asked();
        assertThat(room.requests.waiting(officer, 10))
                .extracting(AuditRequest::id)
                .containsExactly(id);
        assertThat(room.requests.waiting(auditor, 10)).isEmpty();
        assertThat(room.requests.waiting(room.engineerOf(OURS), 10)).isEmpty();
        say(id, ANSWERED, "Here it is.", officer);
        assertThat(room.requests.waiting(officer, 10)).isEmpty();
    }

    @Test
    void anAuditorMayAskAndChangeNothingElse() {
        for (Right right : Right.values()) {
            assertThat(auditor.may(right))
                    .as(right.name())
                    .isEqualTo(List.of("READ", "EXPORT", "ASK", "AUDIT").contains(right.name()));
        }
    }

    private long asked() {
        return ask(auditor, List.of(), Optional.empty());
    }

    private long ask(Member by, List<String> accounts, Optional<Period> days) {
        return room.requests.ask(
                new RequestStore.Wish("164.312(c)(1)", "Who approved it?", null, null, accounts, days, SOON), by);
    }

    private AuditRequest request(long id) {
        return room.requestStore.find(id, Optional.empty()).orElseThrow();
    }

    private Outcome say(long id, RequestState next, String text, Member by) {
        return room.requests.say(request(id), next, text, List.of(), by);
    }
}
