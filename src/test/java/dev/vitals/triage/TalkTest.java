package dev.vitals.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.finding.FindingFilter;
import dev.vitals.identity.Member;
import dev.vitals.identity.Role;
import dev.vitals.page.AsOf;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people say about findings, attach to them and keep of the list. */
class TalkTest extends AtTheDesk {

    @Test
    void keepsEveryWordingOfWhatWasSaid() {
        var said = station.talk.say(station.ana, one(), "Ask @ben and @nobody", true);
        assertThat(said.isDone()).isTrue();
        station.clock.turn(Duration.ofHours(1));
        assertThat(station.talk.change(station.ben, station.id("sg-1"), 1, "No").why())
                .contains("Only who made a comment");
        assertThat(station.talk.change(station.ana, station.id("sg-2"), 1, "No").why())
                .contains("no such comment on this finding");
        station.talk.change(station.ana, station.id("sg-1"), 1, "Ask @ben");

        var comment = station.talk.on(station.id("sg-1"), station.picked.now()).get(1L);
        assertThat(comment.wordings())
                .extracting(Talk.Wording::text)
                .containsExactly("Ask @ben and @nobody", "Ask @ben");
        assertThat(comment.evidence()).isTrue();
        var before = new AsOf(station.today(), Station.MONDAY, false);
        assertThat(station.talk.on(station.id("sg-1"), before).get(1L).text()).isEqualTo("Ask @ben and @nobody");
        assertThat(new Work(station.database.sql(), station.owners).mentions(station.ben, station.picked.now()))
                .hasSize(1);
        assertThat(station.talk.say(station.ana, one(), " ", false).why()).contains("says something");
    }

    @Test
    void wordsACommentAnewOnlyWithTheRightAndWritesItDown() {
        station.talk.say(station.ana, one(), "First", false);
        var elsewhere = station.member("elsewhere", Role.SECURITY_ENGINEER, Station.LAB);
        var moved =
                new Member(station.ana.id(), "test", "ana", "ana", "", true, Station.MONDAY, null, elsewhere.grants());
        var entries = station.database.count("audit_entry");

        assertThat(station.talk.change(moved, station.id("sg-1"), 1, "Second").why())
                .contains("You may not change findings of " + Station.CLINIC);
        assertThat(station.database.count("audit_entry")).isEqualTo(entries);
        station.talk.change(station.ana, station.id("sg-1"), 1, "Second");
        assertThat(station.database
                        .sql()
                        .sql("select action from audit_entry order by number desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("finding.comment-changed");
    }

    @Test
    void keepsAViewAndGivesItToOthersOnlyWhereItIsShared() {
        var views = new SavedViews(station.database.sql(), station.clock);
        var own = views.keep(station.ana.id(), "Mine", "severity=critical&tag=team%3Dweb&sort=-due", false);
        var shared = views.keep(station.ana.id(), "Ours", "", true);

        assertThat(views.find(own, station.ben.id())).isEmpty();
        assertThat(views.find(shared, station.ben.id())).isPresent();
        assertThat(views.find(own, station.ana.id()).orElseThrow().filter())
                .extracting(FindingFilter::severity, FindingFilter::tag, FindingFilter::sort)
                .containsExactly("critical", "team=web", "-due");
        assertThat(views.forget(shared, station.ben.id())).isFalse();
    }
}
