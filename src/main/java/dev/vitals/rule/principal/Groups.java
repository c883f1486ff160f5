package dev.vitals.rule.principal;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.policy.HeldPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** The groups of an account, what they give, and who is in them. */
final class Groups {

    record Group(String name, String arn, List<HeldPolicy> policies) {}

    private final List<Group> all;
    private final Map<String, Set<String>> memberships = new HashMap<>();

    Groups(Inventory inventory, PolicyHolders holders) {
        all = inventory.seen(GroupDetail.class, Place.GLOBAL).stream()
                .map(group -> new Group(group.id(), group.arn(), holders.ofGroup(group.id())))
                .toList();
        for (Resource<UserDetail> user : inventory.seen(UserDetail.class, Place.GLOBAL)) {
            memberships.put(user.arn(), Set.copyOf(user.config().groupList()));
        }
    }

    List<Group> of(IamPrincipal user) {
        var names = memberships.getOrDefault(user.arn(), Set.of());
        return all.stream().filter(group -> names.contains(group.name())).toList();
    }

    List<Group> without(IamPrincipal user) {
        var names = memberships.getOrDefault(user.arn(), Set.of());
        return all.stream().filter(group -> !names.contains(group.name())).toList();
    }
}
