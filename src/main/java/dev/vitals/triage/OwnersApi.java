package dev.vitals.triage;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Words;
import dev.vitals.identity.People;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Owners. */
@RestController
@Needs(Right.READ)
class OwnersApi {

    private final OwnerRules rules;
    private final Owners owners;
    private final People people;

    OwnersApi(OwnerRules rules, Owners owners, People people) {
        this.rules = rules;
        this.owners = owners;
        this.people = people;
    }

    /**
     * Who new findings belong to, and which teams there are.
     *
     * @param rules in the order in which they are asked; the first that matches counts
     * @param effect what looking at all open findings anew would do, without those that somebody assigned by hand
     * @param teams those that are not closed, by name
     */
    record OwnersAnswer(List<OwnerRuleItem> rules, List<OwnerEffectItem> effect, List<TeamItem> teams) {}

    /**
     * A rule that gives new findings their owner. Empty conditions admit everything.
     *
     * @param place from 1 on
     * @param account twelve digits; empty for any
     * @param group id of a group of accounts; null for any
     * @param service the start of a CloudFormation type name, such as {@code AWS::EC2}; empty for any
     * @param tag {@code key} or {@code key=value} of the resource; empty for any
     * @param owner {@code member:} or {@code team:} with an id
     * @param ownerName name of the member or team
     * @param matches whether the owner is here still; a rule whose owner is not matches nothing
     */
    record OwnerRuleItem(
            int place,
            String account,
            @Nullable Long group,
            String service,
            String tag,
            @Words(like = "(member|team):.+") String owner,
            String ownerName,
            boolean matches) {}

    /**
     * How many open findings somebody has and would have by the rules.
     *
     * @param owner name of a member or team; {@code nobody} for those without
     * @param now how many they have
     * @param then how many they would have
     */
    record OwnerEffectItem(String owner, long now, long then) {

        static OwnerEffectItem of(OwnerRules.Effect effect) {
            return new OwnerEffectItem(effect.owner(), effect.now(), effect.then());
        }
    }

    /**
     * A team.
     *
     * @param members names of those who may enter
     */
    record TeamItem(long id, String name, List<String> members) {}

    /** Who new findings belong to by rules, what the rules would do to the open ones, and the teams that there are. */
    @GetMapping(ApiPaths.V1 + "/owners")
    OwnersAnswer owners() {
        var all = rules.all();
        return new OwnersAnswer(
                IntStream.range(0, all.size())
                        .mapToObj(at -> rule(at + 1, all.get(at)))
                        .toList(),
                rules.effect().stream().map(OwnerEffectItem::of).toList(),
                teams());
    }

    private OwnerRuleItem rule(int place, OwnerRule rule) {
        return new OwnerRuleItem(
                place,
                rule.account(),
                rule.group(),
                rule.service(),
                rule.tag(),
                rule.owner().word(),
                owners.name(rule.owner()),
                owners.objection(rule.owner()).isEmpty());
    }

    private List<TeamItem> teams() {
        Map<UUID, String> names =
                people.active().stream().collect(Collectors.toMap(People.Person::id, People.Person::name));
        return owners.teams().stream()
                .map(team -> new TeamItem(
                        team.id(),
                        team.name(),
                        team.members().stream()
                                .filter(names::containsKey)
                                .map(names::get)
                                .sorted()
                                .toList()))
                .toList();
    }
}
