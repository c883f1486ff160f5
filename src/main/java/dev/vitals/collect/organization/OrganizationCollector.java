package dev.vitals.collect.organization;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.AlternateContactType;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Organization;

/** What belongs to the account as a whole. */
final class OrganizationCollector implements Collector {

    static final ResourceKind<Membership> MEMBERSHIP = ResourceKind.of(
            "AWS::Organizations::Account",
            Membership.class,
            Membership::accountId,
            (place, membership) -> place.globalArn("organizations", "account"));

    @Override
    public String service() {
        return "organizations";
    }

    @Override
    public Reach reach() {
        return Reach.ONCE_PER_ACCOUNT;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(MEMBERSHIP);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("organizations", "DescribeOrganization"), Operation.of("account", "GetAlternateContact"));
    }

    @Override
    public void collect(Sweep sweep) {
        var organizations = sweep.client(OrganizationsClient.class);
        var account = sweep.client(AccountClient.class);
        sweep.list(MEMBERSHIP, () -> List.of(sweep.place().account()), id -> {
            var organization = sweep.read(
                    () -> organizations.describeOrganization(request -> {}).organization(),
                    "AWSOrganizationsNotInUseException");
            return new Membership(
                    id,
                    organization.map(Organization::featureSetAsString),
                    organization.map(Organization::masterAccountId),
                    sweep.read(
                            () -> account.getAlternateContact(request ->
                                                    request.alternateContactType(AlternateContactType.SECURITY))
                                            .alternateContact()
                                    != null,
                            "ResourceNotFoundException"));
        });
    }
}
