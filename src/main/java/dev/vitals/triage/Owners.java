package dev.vitals.triage;

import dev.vitals.finding.FindingFilter;
import dev.vitals.identity.People;
import dev.vitals.page.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who can be on findings: members who may enter, and teams. */
@Repository
class Owners {

    private final JdbcClient sql;
    private final People people;

    Owners(JdbcClient sql, People people) {
        this.sql = sql;
        this.people = people;
    }

    /** A team that is not closed, and who is in it. */
    record Team(long id, String name, List<UUID> members) {}

    List<Team> teams() {
        return sql.sql("""
                        select t.id, t.name, coalesce(array_agg(m.member_id) filter (where m.member_id is not null), '{}')
                                   as members
                          from team t left join team_member m on m.team_id = t.id
                         where t.closed_at is null group by t.id, t.name order by lower(t.name)
                        """)
                .query((row, number) -> new Team(row.getLong("id"), row.getString("name"), List.of((UUID[])
                        row.getArray("members").getArray())))
                .list();
    }

    /** Teams of somebody. */
    List<Long> teamsOf(UUID member) {
        return sql.sql("select m.team_id from team_member m join team t on t.id = m.team_id"
                        + " where m.member_id = ? and t.closed_at is null order by 1")
                .param(member)
                .query(Long.class)
                .list();
    }

    /** Names of the teams of somebody. */
    List<String> teamNamesOf(UUID member) {
        return teams().stream()
                .filter(team -> team.members().contains(member))
                .map(Team::name)
                .toList();
    }

    /** Teams first, then people. */
    List<Choice> choices() {
        var choices = new ArrayList<Choice>();
        teams().forEach(team -> choices.add(new Choice("team:" + team.id(), "Team " + team.name())));
        people.active().forEach(person -> choices.add(new Choice("member:" + person.id(), person.name())));
        return choices;
    }

    /**
     * Those that somebody can look for: before all others themselves with the teams that they are in.
     *
     * @param chosen is among them, or a form that is sent again would lose it
     */
    List<Choice> choicesFor(Optional<UUID> reader, String chosen) {
        var choices = choices();
        reader.filter(this::isInTeam)
                .ifPresent(member -> choices.addFirst(new Choice(FindingFilter.withTeams(member), "Me and my teams")));
        FindingFilter.memberWithTeams(chosen)
                .filter(member ->
                        choices.stream().noneMatch(choice -> choice.value().equals(chosen)))
                .flatMap(people::find)
                .ifPresent(person -> choices.addFirst(new Choice(chosen, person.name() + " and their teams")));
        return choices;
    }

    boolean isInTeam(UUID member) {
        return !teamsOf(member).isEmpty();
    }

    /** Why somebody cannot be on a finding; empty where they can. */
    String objection(Owner owner) {
        if (owner.member() != null) {
            return people.find(owner.member()).filter(People.Person::active).isPresent()
                    ? ""
                    : "That person is not here any more. Choose somebody else.";
        }
        if (owner.team() != null) {
            return teams().stream().anyMatch(team -> team.id() == owner.team())
                    ? ""
                    : "That team is not there any more. Choose another one.";
        }
        return "";
    }

    String name(Owner owner) {
        if (owner.member() != null) {
            return people.find(owner.member()).map(People.Person::name).orElse("nobody");
        }
        return teams().stream()
                .filter(team -> Objects.equals(team.id(), owner.team()))
                .map(Team::name)
                .findFirst()
                .orElse("nobody");
    }
}
