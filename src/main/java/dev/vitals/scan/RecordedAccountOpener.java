package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.aws.RecordedAccount;
import dev.vitals.aws.Recording;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Opens recordings of accounts that no server may reach. */
@Component
class RecordedAccountOpener implements AccountOpener {

    @Override
    public boolean opens(Kind kind) {
        return kind == Kind.RECORDING;
    }

    @Override
    public Opened open(Account account, String session, Instant at, CallLog log) {
        var folder = account.connection().folder();
        if (folder == null) {
            throw new CannotConnectException("The account names no folder of a recording. Name one on its page.", null);
        }
        var recording = Recording.in(Path.of(folder));
        var recorded = RecordedAccount.of(recording);
        if (!recorded.account().equals(account.id())) {
            throw new CannotConnectException(
                    "The folder holds a recording of account %s, not of %s."
                            .formatted(recorded.account(), account.id()),
                    null);
        }
        return new Opened(
                recorded.session(recording, log), account.regions().isEmpty() ? recorded.regions() : account.regions());
    }
}
