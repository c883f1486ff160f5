package dev.vitals.baseline;

import dev.vitals.account.AccountStore;
import dev.vitals.api.ApiPaths;
import dev.vitals.api.Words;
import dev.vitals.inventory.UnreadList;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What is left of the AWS HIPAA QuickStart. */
@RestController
@Needs(Right.READ)
class BaselineApi {

    private final AccountStore accounts;
    private final StoredQuery stored;
    private final Baseline baseline;

    BaselineApi(AccountStore accounts, StoredQuery stored, Baseline baseline) {
        this.accounts = accounts;
        this.stored = stored;
        this.baseline = baseline;
    }

    /**
     * What was found in an account.
     *
     * @param wasRead whether a scan had tried the account's stacks by then
     * @param unread the lists of stacks that could not be read to their end: where there are some, no deployment in the
     *     answer does not mean that there is none
     * @param accountsWithStacks every account in which a deployment stands
     */
    record BaselineAnswer(
            String account,
            boolean wasRead,
            List<UnreadList> unread,
            List<DeploymentItem> deployments,
            List<String> accountsWithStacks) {}

    /**
     * The QuickStart as it stands in a region.
     *
     * @param name of its root stack, or what is there in its place
     * @param knownBy what it was recognised by
     * @param neverChecked stacks that were never checked for drift: what was changed by hand may show as present
     */
    record DeploymentItem(
            String edition,
            String region,
            String name,
            String knownBy,
            List<String> neverChecked,
            List<ComponentItem> components) {

        static DeploymentItem of(DeploymentStanding standing) {
            var deployment = standing.deployment();
            return new DeploymentItem(
                    deployment.edition().word(),
                    deployment.region(),
                    deployment.name(),
                    deployment.knownBy(),
                    standing.neverChecked(),
                    standing.components().stream().map(ComponentItem::of).toList());
        }
    }

    /**
     * A component: as the worst of its resources stands.
     *
     * @param state {@code unreadable} is not {@code present}: it could not be read
     * @param deployed what the QuickStart sets
     * @param weakness what the QuickStart itself leaves weak; empty where nothing is known
     * @param rules ids of the rules that cover it or its weakness
     */
    record ComponentItem(
            String stack,
            String component,
            @Words(of = State.class) String state,
            String deployed,
            String weakness,
            List<String> rules,
            List<PartItem> parts) {

        static ComponentItem of(ComponentStanding standing) {
            var row = standing.component().row();
            return new ComponentItem(
                    row.stack(),
                    row.component(),
                    standing.state().word(),
                    row.properties(),
                    row.weakness(),
                    standing.component().rules(),
                    standing.parts().stream().map(PartItem::of).toList());
        }
    }

    /**
     * One resource of a component.
     *
     * @param foundAs what AWS calls the resource; null where none was found or its type is not kept
     * @param how how it was found, or why it was not
     * @param differs what differs from what was deployed, in sentences
     */
    record PartItem(
            String logicalId,
            String type,
            @Words(of = State.class) String state,
            @Nullable String foundAs,
            String how,
            List<String> differs) {

        static PartItem of(PartStanding part) {
            return new PartItem(
                    part.label(),
                    part.part().type(),
                    part.state().word(),
                    part.thing() == null ? null : part.thing().resourceId(),
                    part.how(),
                    part.deviations().stream().map(Deviation::sentence).toList());
        }
    }

    /**
     * Every component of every deployment of the QuickStart in an account.
     *
     * @param account for none, one in which a QuickStart stands, else the first
     * @param state only components in this state
     */
    @GetMapping(ApiPaths.V1 + "/baseline")
    BaselineAnswer baseline(
            @RequestParam(required = false) @Words(like = Words.ACCOUNT) @Nullable String account,
            @RequestParam(defaultValue = "") @Words(of = State.class) String state,
            AsOf asOf) {
        var withStacks = stored.accountsWithStacks();
        var chosen = BaselineController.chosen(accounts.all(), withStacks, account)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No account is watched yet"));
        var found = baseline.of(chosen.id(), asOf);
        return new BaselineAnswer(
                chosen.id(),
                found.wasRead(),
                found.unread().stream().map(UnreadList::of).toList(),
                found.deployments().stream()
                        .map(deployment -> DeploymentItem.of(deployment.only(state)))
                        .toList(),
                withStacks.stream().sorted().toList());
    }
}
