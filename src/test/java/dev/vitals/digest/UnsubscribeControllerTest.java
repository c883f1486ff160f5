package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.digest.DigestChoice.Rhythm;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.ui.ExtendedModelMap;

class UnsubscribeControllerTest {

    private final Practice practice = Practice.open();
    private final UnsubscribeController controller = new UnsubscribeController(
            practice.choices, practice.members, practice.database.audit(practice.clock), practice.clock);
    private final ExtendedModelMap model = new ExtendedModelMap();
    private UUID ada;

    @BeforeEach
    void somebodyWhoGetsEverything() {
        ada = practice.person("Ada", "viewer", null);
        practice.wanting(ada, choice -> choice);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void endsWhatTheMailWasAndNothingElse() {
        post("digest", choice().token());

        assertThat(model.get("done")).isEqualTo(true);
        assertThat(choice().rhythm()).isEqualTo(Rhythm.NONE);
        assertThat(choice().nextAt()).isNull();
        assertThat(choice().reminders()).isTrue();
        assertThat(practice.database
                        .sql()
                        .sql("select actor || ' ' || method || ' ' || action || ' ' || object from audit_entry")
                        .query(String.class)
                        .list())
                .containsExactly("Ada mail link mails.ended digest");

        post("digest", choice().token());
        assertThat(model.get("done")).as("twice is as good as once").isEqualTo(true);
    }

    @Test
    void endsNothingByLooking() {
        controller.ask("digest", choice().token(), model);

        assertThat(model.get("list")).isEqualTo(UnsubscribeController.Ending.DIGEST);
        assertThat(choice().rhythm()).isEqualTo(Rhythm.DAILY);
    }

    @Test
    void endsNothingForATokenThatNobodyHas() {
        post("digest", "guessed");
        assertThat(model.get("list")).isNull();
        post("everything", choice().token());
        assertThat(model.get("list")).isNull();
        assertThat(choice().rhythm()).isEqualTo(Rhythm.DAILY);
        assertThat(practice.database.count("audit_entry")).isZero();
    }

    @Test
    void carriesTokensThatNobodyGuesses() {
        var other = practice.choices.of(
                practice.person("Bert", "viewer", null), ZoneId.of("UTC"), practice.clock.instant());
        assertThat(choice().token()).hasSize(43).isNotEqualTo(other.token());
    }

    private DigestChoice choice() {
        return practice.choices.of(ada, ZoneId.of("UTC"), practice.clock.instant());
    }

    private void post(String what, String token) {
        model.clear();
        controller.end(what, token, new MockHttpServletRequest(), model);
    }
}
