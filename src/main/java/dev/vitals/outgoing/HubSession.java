package dev.vitals.outgoing;

import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.account.AccountStore;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.AwsSession;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.Connection;
import dev.vitals.aws.Operation;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens the account whose Security Hub is told, for importing findings and nothing else. */
@Component
class HubSession {

    private static final List<Operation> OPERATIONS = List.of(Operation.of("securityhub", "BatchImportFindings"));
    private static final String NAME = "vitals-findings";

    private final AwsAccess access;
    private final AccountStore accounts;

    HubSession(AwsAccess access, AccountStore accounts) {
        this.access = access;
        this.accounts = accounts;
    }

    /** The account whose connection serves a delivery; empty where the destination has a role of its own. */
    String account(Destination destination, Delivery delivery) {
        return destination.setting("role").isEmpty()
                ? delivery.report().isTest()
                        ? anyAccount()
                        : delivery.report().account().id()
                : "";
    }

    /**
     * A session in the destination's region.
     *
     * @throws NoHubException where there is no account to ask
     * @throws dev.vitals.aws.CannotConnectException with a sentence, when it cannot be reached
     */
    AwsSession open(Destination destination, String region, String account) {
        var connection = account.isEmpty() ? own(destination, region) : of(account);
        return access.open(connection, NAME, OPERATIONS, new CallLog(), null).in(region);
    }

    private static Connection own(Destination destination, String region) {
        var externalId = destination.setting("externalId");
        return new Connection(
                null, null, null, destination.setting("role"), externalId.isEmpty() ? null : externalId, null, region);
    }

    private Connection of(String id) {
        var account = accounts.find(id)
                .orElseThrow(() -> new NoHubException("Account %s is not watched any more.".formatted(id)));
        var way = account.connection();
        if (way.kind() == Kind.RECORDING || way.kind() == Kind.DEMO) {
            throw new NoHubException("%s is a recording, and has no Security Hub.".formatted(account.name()));
        }
        return new Connection(
                way.profile(), null, null, way.roleArn(), way.externalId(), way.endpoint(), way.homeRegion());
    }

    private String anyAccount() {
        return accounts.all().stream()
                .filter(account -> account.connection().kind() != Kind.RECORDING
                        && account.connection().kind() != Kind.DEMO)
                .map(account -> account.id())
                .findFirst()
                .orElse("000000000000");
    }
}
