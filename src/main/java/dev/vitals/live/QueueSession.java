package dev.vitals.live;

import dev.vitals.account.AccountStore;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.aws.Operation;
import dev.vitals.scan.AccountWays;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Opens a queue by the role of its account; the session can receive and delete messages and nothing else. */
@Component
class QueueSession {

    /** What the role needs on the queue. */
    static final List<Operation> OPERATIONS = List.of(
            Operation.of("sqs", "ReceiveMessage"), Operation.of("sqs", "DeleteMessageBatch", "sqs:DeleteMessage"));

    private final AwsAccess access;
    private final AccountStore accounts;

    QueueSession(AwsAccess access, AccountStore accounts) {
        this.access = access;
        this.accounts = accounts;
    }

    /**
     * A client for the queue's region.
     *
     * @throws CannotConnectException with a sentence, when the account does not open
     */
    SqsClient open(LiveQueue queue) {
        var account = accounts.find(queue.account())
                .orElseThrow(() ->
                        new CannotConnectException("Account %s is not watched.".formatted(queue.account()), null));
        return access.open(AccountWays.live(account), "vitals-live-" + queue.id(), OPERATIONS, new CallLog(), null)
                .in(queue.region())
                .client(SqsClient.class);
    }
}
