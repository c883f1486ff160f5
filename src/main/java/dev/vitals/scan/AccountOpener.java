package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.aws.AwsSession;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import java.time.Instant;
import java.util.List;

/** Opens accounts that are reached in one of its ways. */
public interface AccountOpener {

    /**
     * An account that answered.
     *
     * @param regions that are to be read
     */
    record Opened(AwsSession home, List<String> regions) {}

    /** Whether this is the one for accounts that are reached like this. */
    boolean opens(AccountConnection.Kind kind);

    /**
     * Opens the account.
     *
     * @param session a name for AWS's own log, such as the scan's id
     * @param at the moment for which a recorded account answers
     * @throws CannotConnectException with a sentence, when it does not answer who it is
     */
    Opened open(Account account, String session, Instant at, CallLog log);

    /**
     * The one among several that opens an account.
     *
     * @throws CannotConnectException where none does
     */
    static AccountOpener of(Account account, List<AccountOpener> openers) {
        var kind = account.connection().kind();
        return openers.stream()
                .filter(opener -> opener.opens(kind))
                .findFirst()
                .orElseThrow(() -> new CannotConnectException(
                        "Nothing here opens accounts that are reached as '%s'.".formatted(kind), null));
    }
}
