package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.digest.Mail.State;
import dev.vitals.identity.MemberDeactivated;
import dev.vitals.identity.StandIn;
import dev.vitals.page.Slice;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.server.ResponseStatusException;

class MailControllerTest {

    private final Practice practice = Practice.open();
    private final MailList list = new MailList(practice.sql);
    private final MailController controller = controller(WayOut.NONE);
    private UUID ada;
    private Mail mail;

    @BeforeEach
    void aMailToAda() {
        ada = practice.person("Ada", "viewer", "staging");
        mail = waiting(ada, State.KEPT);
        practice.outbox.add(mail);
    }

    @AfterEach
    void close() {
        StandIn.signOut();
        practice.close();
    }

    @Test
    void showsAMailToItsAddresseeAndToWhoMayReadAllOfThemButToNobodyElse() {
        StandIn.signIn(ada);
        assertThat(show()).isEqualTo(mail.id());
        assertThat(practice.database.count("audit_entry")).isZero();

        StandIn.signIn(practice.person("Root", "administrator", null));
        assertThat(show()).isEqualTo(mail.id());
        assertThat(practice.database
                        .sql()
                        .sql("select action from audit_entry")
                        .query(String.class)
                        .list())
                .containsExactly("mail.read");

        for (String role : new String[] {"viewer", "compliance_officer", "auditor"}) {
            StandIn.signIn(practice.person(role, role, null));
            assertThatThrownBy(this::show)
                    .isInstanceOf(ResponseStatusException.class)
                    .hasMessageContaining("404");
            assertThatThrownBy(() -> controller.html(mail.id(), new MockHttpServletResponse()))
                    .isInstanceOf(ResponseStatusException.class);
        }
    }

    @Test
    void letsTheHtmlOfAMailRunNothingAndLoadNothing() throws Exception {
        StandIn.signIn(ada);
        var response = new MockHttpServletResponse();
        controller.html(mail.id(), response);

        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "sandbox", "frame-ancestors 'self'")
                .doesNotContain("script-src");
        assertThat(response.getContentAsString()).isEqualTo(mail.html());
    }

    @Test
    void letsThePageAroundItHoldAFrameOfOursBesideWhatItMayAnyhow() {
        StandIn.signIn(ada);
        var response = new MockHttpServletResponse();
        response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'nonce-x'");
        controller.one(mail.id(), new ExtendedModelMap(), response);

        assertThat(response.getHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'nonce-x'; frame-src 'self'");
    }

    @Test
    void sendsAKeptMailOnceThereIsAWayOut() {
        StandIn.signIn(practice.person("Root", "administrator", null));
        controller.again(mail.id());
        assertThat(practice.outbox.find(mail.id()).orElseThrow().state())
                .as("no way out")
                .isEqualTo(State.KEPT);

        controller(WayOut.by(new Taking())).again(mail.id());
        assertThat(practice.outbox.find(mail.id()).orElseThrow().state()).isEqualTo(State.SENT);
    }

    @Test
    void findsMailsByStateKindAndWords() {
        practice.outbox.add(waiting(ada, State.WAITING));

        assertThat(find("waiting", null, null).total()).isEqualTo(1);
        assertThat(find("kept", "digest", "EXAMPLE.org").total()).isEqualTo(1);
        assertThat(find(null, "alert", null).total()).isZero();
        assertThat(find(null, null, "3 NEW").total()).isEqualTo(2);
        assertThat(find(null, null, "%").total()).isZero();
    }

    @Test
    void keepsWhatWaitsFromWhoWasDeactivated() {
        var waiting = waiting(ada, State.WAITING);
        practice.outbox.add(waiting);
        new Leavers(practice.outbox, practice.clock).on(new MemberDeactivated(ada));

        assertThat(practice.outbox.find(waiting.id()).orElseThrow().state()).isEqualTo(State.GIVEN_UP);
        assertThat(practice.outbox.claim(practice.clock.instant())).isEmpty();
    }

    @Test
    void sendsNothingToWhoWasDeactivatedWhileItWasBeingSentOrIsAskedForAgain() {
        var waiting = waiting(ada, State.WAITING);
        practice.outbox.add(waiting);
        var attempt = practice.outbox.claim(practice.clock.instant()).orElseThrow();
        new Leavers(practice.outbox, practice.clock).on(new MemberDeactivated(ada));
        practice.database
                .sql()
                .sql("update member set active = false where id = ?")
                .param(ada)
                .update();
        practice.outbox.end(attempt, State.WAITING, "later", practice.clock.instant(), practice.clock.instant());
        assertThat(stateOf(waiting)).isEqualTo(State.GIVEN_UP);

        StandIn.signIn(practice.person("Root", "administrator", null));
        controller(WayOut.by(new Taking())).again(waiting.id());
        assertThat(stateOf(waiting)).isEqualTo(State.GIVEN_UP);
        assertThat(practice.outbox.find(waiting.id()).orElseThrow().answer()).contains("was deactivated");
    }

    @Test
    void saysThatAMailWasSentWhoseReaderWasDeactivatedWhileItWas() {
        var waiting = waiting(ada, State.WAITING);
        practice.outbox.add(waiting);
        var attempt = practice.outbox.claim(practice.clock.instant()).orElseThrow();
        new Leavers(practice.outbox, practice.clock).on(new MemberDeactivated(ada));
        practice.outbox.end(attempt, State.SENT, "taken", practice.clock.instant(), practice.clock.instant());

        assertThat(stateOf(waiting)).isEqualTo(State.SENT);
    }

    private State stateOf(Mail of) {
        return practice.outbox.find(of.id()).orElseThrow().state();
    }

    private Slice<Mail> find(String state, String kind, String text) {
        return list.page(new MailFilter(state, kind, text), 1);
    }

    private UUID show() {
        var model = new ExtendedModelMap();
        controller.one(mail.id(), model, new MockHttpServletResponse());
        return ((Mail) model.get("mail")).id();
    }

    private MailController controller(WayOut out) {
        var current = StandIn.current(practice.members, practice.clock);
        var post = new Post(practice.outbox, out, new Sight(practice.members), Practice.settings(), practice.clock);
        return new MailController(
                practice.outbox, list, post, out, current, practice.database.audit(practice.clock), practice.clock);
    }

    private Mail waiting(UUID member, State state) {
        var made = Mails.waiting("[Vitals] 3 new", practice.clock.instant());
        return new Mail(
                made.id(),
                member,
                made.kind(),
                made.recipient(),
                made.subject(),
                made.html(),
                made.plain(),
                made.messageId(),
                "",
                made.madeAt(),
                state,
                0,
                made.dueAt(),
                null,
                "",
                false,
                "");
    }

    private static final class Taking implements Delivery {

        @Override
        public Outcome send(Mail mail) {
            return new Outcome.Sent("taken");
        }

        @Override
        public String title() {
            return "test";
        }
    }
}
