package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.aws.Connection;

/** How accounts are reached over the network, for others than scans. */
public final class AccountWays {

    private AccountWays() {}

    /**
     * The account's own way in.
     *
     * @throws CannotConnectException with a sentence, where the account is a recording
     */
    public static Connection live(Account account) {
        var kind = account.connection().kind();
        if (kind == Kind.RECORDING || kind == Kind.DEMO) {
            throw new CannotConnectException(
                    "%s is a recording; nothing happens in it.".formatted(account.name()), null);
        }
        return LiveAccountOpener.connection(account.connection());
    }
}
