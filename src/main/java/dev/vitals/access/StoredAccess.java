package dev.vitals.access;

import dev.vitals.aws.SdkJson;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.iam.CredentialReportUser;
import dev.vitals.collect.iam.PermissionSetDetail;
import dev.vitals.collect.lambda.LambdaFunction;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.StoredStates;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.page.AsOf;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Makes an inventory again of what is kept of an account's principals and of what they can act through. */
@Component
class StoredAccess {

    private static final Set<Class<?>> WANTED = Set.of(
            UserDetail.class,
            GroupDetail.class,
            RoleDetail.class,
            ManagedPolicyDetail.class,
            CredentialReportUser.class,
            PermissionSetDetail.class,
            LambdaFunction.class,
            Instance.class);

    private final StoredStates states;
    private final Map<String, ResourceKind<?>> kinds;

    StoredAccess(StoredStates states, CollectorCatalogue collectors) {
        this.states = states;
        this.kinds = collectors.kinds().stream()
                .filter(kind -> WANTED.contains(kind.config()))
                .collect(Collectors.toMap(ResourceKind::type, Function.identity()));
    }

    /**
     * An account's principals on a day.
     *
     * @param lists how whole the lists were; none where the account had not been read by then
     */
    record Read(Inventory inventory, List<ListCoverage> lists) {

        boolean isEmpty() {
            return lists.isEmpty();
        }

        List<ListCoverage> gaps() {
            return lists.stream().filter(list -> list.cause() != null).toList();
        }
    }

    Read of(String account, AsOf asOf) {
        var lists = states.lists(account, kinds.keySet(), asOf);
        var found = states.of(account, kinds.keySet(), asOf);
        var inventory = new Inventory(
                new Place(partition(found), account, Place.GLOBAL),
                lists.stream()
                        .map(ListCoverage::region)
                        .filter(region -> !region.equals(Place.GLOBAL))
                        .distinct()
                        .toList(),
                asOf.moment());
        lists.forEach(list -> cover(inventory, list));
        found.forEach(state -> add(inventory, state));
        return new Read(inventory, lists);
    }

    private static String partition(List<StoredStates.State> found) {
        return found.stream()
                .map(state -> state.arn().split(":", 3))
                .filter(parts -> parts.length == 3 && parts[0].equals("arn"))
                .map(parts -> parts[1])
                .findFirst()
                .orElse("aws");
    }

    private void cover(Inventory inventory, ListCoverage list) {
        var config = kinds.get(list.type()).config();
        if (list.cause() == null) {
            inventory.complete(config, list.region());
        } else {
            inventory.incomplete(config, list.region(), list.cause(), list.detail());
        }
    }

    /** What cannot be understood any more is missing from its list, and the list says so. */
    private void add(Inventory inventory, StoredStates.State state) {
        var config = kinds.get(state.key().type()).config();
        try {
            inventory.add(new Resource<Object>(
                    state.key(), state.arn(), state.name(), state.tags(), SdkJson.read(state.config(), config)));
        } catch (UnreadableException malformed) {
            inventory.incomplete(config, state.key().region(), malformed.why(), malformed.detail());
        }
    }
}
