package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.aws.Connection;
import dev.vitals.collect.CollectorCatalogue;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Opens accounts over the network. */
@Component
class LiveAccountOpener implements AccountOpener {

    private final AwsAccess access;
    private final CollectorCatalogue collectors;

    LiveAccountOpener(AwsAccess access, CollectorCatalogue collectors) {
        this.access = access;
        this.collectors = collectors;
    }

    @Override
    public boolean opens(Kind kind) {
        return kind == Kind.AMBIENT || kind == Kind.PROFILE || kind == Kind.ROLE;
    }

    @Override
    public Opened open(Account account, String session, Instant at, CallLog log) {
        var home = access.open(connection(account.connection()), session, collectors.operations(), log, null);
        if (!home.account().equals(account.id())) {
            throw new CannotConnectException(
                    "The credentials lead to account %s, not to %s. Check the role or profile of the account."
                            .formatted(home.account(), account.id()),
                    null);
        }
        return new Opened(home, account.regions().isEmpty() ? AwsAccess.enabledRegions(home) : account.regions());
    }

    /** How the account is reached, in the words of {@code aws}. */
    static Connection connection(AccountConnection of) {
        return new Connection(of.profile(), null, null, of.roleArn(), of.externalId(), of.endpoint(), of.homeRegion());
    }
}
