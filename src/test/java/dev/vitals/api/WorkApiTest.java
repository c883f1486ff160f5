package dev.vitals.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.NinetyDays;
import org.junit.jupiter.api.Test;

/** What people and teams have to do, as the API gives it, and the pages beside it. */
class WorkApiTest extends ApiAsked {

    @Test
    void givesEverybodyTheirOwnWork() throws Exception {
        var own = body(ask(administrator, "/api/v1/work"));
        for (String pile : new String[] {"overdue", "soon", "rest", "mentions", "approvals"}) {
            assertThat(own.path(pile).size()).as(pile).isPositive();
        }
        assertThat(own.at("/overdue/0/dueAt").asString())
                .isLessThan(own.at("/soon/0/dueAt").asString());
        assertThat(own.at("/mentions/0/by").asString()).isEqualTo("asker");
        var other = body(ask(ofTheWard, "/api/v1/work"));
        assertThat(other.path("overdue").size()).isZero();
        assertThat(other.path("approvals").size()).isEqualTo(1);
    }

    @Test
    void namesTheOwnersThatRulesGive() throws Exception {
        var owners = body(ask(administrator, "/api/v1/owners"));
        assertThat(owners.at("/rules/0/ownerName").asString()).isEqualTo("Platform");
        assertThat(owners.at("/rules/0/matches").asBoolean()).isTrue();
        assertThat(owners.at("/teams/0/members/0").asString()).isEqualTo("asker");
    }

    @Test
    void givesTheDaysInForceWithWhoSetThem() throws Exception {
        var due = body(ask(administrator, "/api/v1/due"));
        assertThat(due.at("/days/critical").asInt()).isEqualTo(3);
        assertThat(due.at("/groups/0/name").asString()).isEqualTo("ward");
        assertThat(due.at("/groups/0/days/critical").asInt()).isEqualTo(1);
        assertThat(due.at("/versions/0/reason").asString()).isEqualTo("As agreed.");
    }

    @Test
    void countsRepairByWeekInTheAccountsThatWereAskedFor() throws Exception {
        var all = body(ask(administrator, "/api/v1/remediation?weeks=4"));
        assertThat(all.path("weeks").size()).isEqualTo(4);
        var sum = 0L;
        for (var week : all.path("weeks")) {
            sum += week.path("opened").asLong();
        }
        assertThat(all.at("/total/opened").asLong()).isEqualTo(sum);
        var staging = "/api/v1/remediation?scope=account:" + NinetyDays.STAGING;
        assertThat(body(ask(administrator, staging)).at("/total").toString())
                .isEqualTo(
                        body(ask(ofTheWard, "/api/v1/remediation")).at("/total").toString())
                .isNotEqualTo(body(ask(administrator, "/api/v1/remediation"))
                        .at("/total")
                        .toString());
    }

    @Test
    void findsNoAccountsThatAreNotToBeSeen() throws Exception {
        problem(ask(ofTheWard, "/api/v1/remediation?scope=account:" + NinetyDays.PRODUCTION), 404);
        problem(ask(administrator, "/api/v1/remediation?scope=group:999"), 404);
        var wrong = problem(ask(administrator, "/api/v1/remediation?weeks=53"), 400);
        assertThat(wrong.path("parameter").asString()).isEqualTo("weeks");
    }

    @Test
    void pagesOfOwnersAndDueDatesAreLinkedFromWorkAndSettings() throws Exception {
        for (String page : new String[] {"/work", "/settings"}) {
            assertThat(ask(ofTheWard, page).getContentAsString())
                    .as(page)
                    .contains("<a href=\"/owners\">", "<a href=\"/due\">");
        }
    }
}
