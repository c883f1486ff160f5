package dev.vitals.demo;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.aws.RecordedAccount;
import dev.vitals.aws.Recording;
import dev.vitals.scan.AccountOpener;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Opens an account of the clinic as it stands at a moment. */
@Component
class DemoAccountOpener implements AccountOpener {

    private final Story story = Story.load();

    @Override
    public boolean opens(Kind kind) {
        return kind == Kind.DEMO;
    }

    @Override
    public Opened open(Account account, String session, Instant at, CallLog log) {
        var folder = account.connection().folder();
        var start = account.connection().start();
        if (folder == null || start == null) {
            throw new CannotConnectException(
                    "The account of the demo has lost its story. Remove ./data to begin anew.", null);
        }
        var day = (int) Math.max(0, Duration.between(start, at).toDays());
        var recording = Recording.filled(story.recording(folder, day), start, at);
        var recorded = RecordedAccount.of(recording);
        return new Opened(recorded.session(recording, log), recorded.regions());
    }
}
