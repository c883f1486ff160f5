package dev.vitals.collect.iam;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;

/** Reads IAM, once per account. */
final class IamCollector implements Collector {

    IamCollector() {}

    @Override
    public String service() {
        return "iam";
    }

    @Override
    public Reach reach() {
        return Reach.ONCE_PER_ACCOUNT;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return IamKinds.ALL;
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        "GetAccountAuthorizationDetails",
                        "GenerateCredentialReport",
                        "GetCredentialReport",
                        "ListAccessKeys",
                        "ListRoles",
                        "GetAccountPasswordPolicy",
                        "GetAccountSummary",
                        "ListSAMLProviders",
                        "ListOpenIDConnectProviders",
                        "ListVirtualMFADevices",
                        "GenerateServiceLastAccessedDetails",
                        "GetServiceLastAccessedDetails")
                .map(name -> Operation.of("iam", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var client = sweep.client(IamClient.class);
        listDetails(sweep, client);
        listCredentials(sweep, client);
        listAccount(sweep, client);
        listFederation(sweep, client);
    }

    private static void listDetails(Sweep sweep, IamClient client) {
        var details = new AuthorizationDetails(client);
        sweep.list(IamKinds.USER, details::users);
        sweep.list(IamKinds.GROUP, details::groups);
        sweep.list(IamKinds.ROLE, details::roles);
        sweep.list(
                IamKinds.ROLE_SESSION,
                () -> client.listRolesPaginator(request -> request.maxItems(1000))
                        .roles(),
                role -> new RoleSession(role.roleName(), sweep.read(role::maxSessionDuration)));
        sweep.list(IamKinds.MANAGED_POLICY, details::policies);
        sweep.list(IamKinds.INLINE_POLICY, details::inlinePolicies);
        var used = new UsedServices(client, sweep, details.principalArns());
        sweep.<String, ServiceUse>list(IamKinds.SERVICE_USE, details::principals, used::of);
    }

    private static void listCredentials(Sweep sweep, IamClient client) {
        var credentials = new Credentials(client, sweep);
        var report = sweep.read(credentials::report);
        sweep.list(IamKinds.REPORTED_USER, report::orElseThrow);
        sweep.list(IamKinds.ACCESS_KEY, () -> credentials.keys(report.orElseThrow()));
    }

    private static void listAccount(Sweep sweep, IamClient client) {
        var account = sweep.place().account();
        sweep.list(
                IamKinds.PASSWORD_POLICY,
                () -> List.of(account),
                id -> new IamPasswordPolicy(
                        id, sweep.read(() -> client.getAccountPasswordPolicy().passwordPolicy(), "NoSuchEntity")));
        sweep.list(
                IamKinds.ACCOUNT_SUMMARY,
                () -> List.of(
                        IamAccountSummary.of(account, client.getAccountSummary().summaryMapAsStrings())));
        sweep.list(
                IamKinds.VIRTUAL_MFA,
                () -> client.listVirtualMFADevicesPaginator(request -> request.maxItems(1000))
                        .virtualMFADevices());
    }

    private static void listFederation(Sweep sweep, IamClient client) {
        sweep.list(IamKinds.SAML_PROVIDER, () -> client.listSAMLProviders().samlProviderList());
        sweep.list(
                IamKinds.OIDC_PROVIDER,
                () -> client.listOpenIDConnectProviders().openIDConnectProviderList());
    }
}
