package dev.vitals.rule.principal;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Who may do what in one account, and who can come to do everything. Made once per inventory. */
public final class AccountAccess {

    private static final List<Class<?>> NEEDED =
            List.of(UserDetail.class, GroupDetail.class, RoleDetail.class, ManagedPolicyDetail.class);

    private final Inventory inventory;
    private final PrincipalReader reader;
    private final List<IamPrincipal> principals;
    private final Surroundings around;
    private final EscalationSearch search;

    private AccountAccess(Inventory inventory) {
        this.inventory = inventory;
        this.reader = new PrincipalReader(inventory);
        this.principals = reader.all();
        this.around = new Surroundings(inventory);
        this.search = new EscalationSearch(
                around, new Groups(inventory, reader.holders()), new Policies(inventory), principals);
    }

    public static AccountAccess of(Inventory inventory) {
        return inventory.derived(AccountAccess.class, Place.GLOBAL, () -> new AccountAccess(inventory));
    }

    /** The version of a managed policy that is in force. */
    public static PolicyDocument inForce(ManagedPolicyDetail policy) {
        return PolicyHolders.inForce(policy);
    }

    /** A role with all that it holds, judged alone: cheaper than the whole account. */
    public static IamPrincipal alone(RoleDetail role, Inventory inventory) {
        return new PrincipalReader(inventory).of(role);
    }

    /** All that were seen: users, roles and permission sets. */
    public List<IamPrincipal> principals() {
        return principals;
    }

    public Optional<IamPrincipal> find(String arn) {
        return principals.stream()
                .filter(principal -> principal.arn().equals(arn))
                .findFirst();
    }

    /** A user with all that it holds. */
    public IamPrincipal principal(UserDetail user) {
        return reader.of(user);
    }

    /**
     * How near somebody is to full administration. What could be proven stands even where something else could not be
     * read; that there is no way is only said where everything was.
     */
    public Standing standing(IamPrincipal who) {
        var by = EscalationSearch.administration(who);
        if (by.isPresent()) {
            return new Standing.Administrator(by.get());
        }
        if (who.isServiceLinked()) {
            return new Standing.Ordinary();
        }
        var path = search.path(who);
        if (path.isPresent() && path.get().isFirm()) {
            return new Standing.Escalates(path.get());
        }
        return gap(who).<Standing>map(gap -> new Standing.Unknown(gap.why(), gap.detail()))
                .orElseGet(() -> path.<Standing>map(Standing.Escalates::new).orElseGet(Standing.Ordinary::new));
    }

    /** Why it is not known of everybody in the account whether they are administrators; empty where it is. */
    public Optional<UnreadableException> gap() {
        return NEEDED.stream().flatMap(list -> unread(list).stream()).findFirst();
    }

    /** Roles whose trust policy could not be understood: who can assume them is not known. */
    public List<IamPrincipal> withUnreadableTrust() {
        return principals.stream()
                .filter(principal -> !principal.trust().isReadable())
                .toList();
    }

    private Optional<UnreadableException> gap(IamPrincipal who) {
        return who.grants().unreadable().or(this::gap).or(() -> around.untried(who));
    }

    private Optional<UnreadableException> unread(Class<?> list) {
        try {
            inventory.all(list, Place.GLOBAL);
            return Optional.empty();
        } catch (UnreadableException unreadable) {
            return Stream.of(unreadable).findFirst();
        }
    }
}
