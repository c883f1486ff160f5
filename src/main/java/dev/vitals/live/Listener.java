package dev.vitals.live;

import dev.vitals.aws.AwsFailure;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.live.Heard.Change;
import dev.vitals.live.Heard.Noise;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;

/**
 * Listens to the queues. A message is deleted after what it says was kept, never before: who dies between the two hears
 * it again, and knows it by its id.
 */
@Component
class Listener {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    private static final int MOST = 10;

    private final LiveQueues queues;
    private final LiveChanges changes;
    private final LiveReads reads;
    private final QueueSession sessions;
    private final EventReader reader;
    private final LiveSettings settings;
    private final Clock clock;

    Listener(
            LiveQueues queues,
            LiveChanges changes,
            LiveReads reads,
            QueueSession sessions,
            JsonMapper json,
            LiveSettings settings,
            Clock clock) {
        this.queues = queues;
        this.changes = changes;
        this.reads = reads;
        this.sessions = sessions;
        this.reader = new EventReader(json);
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks every queue, all at once, for as long as a round lasts; what waits from earlier is read, too. */
    void round() {
        reads.arrange();
        var until = clock.instant().plus(settings.round());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            queues.all().stream()
                    .filter(queue -> !queue.paused())
                    .forEach(queue -> threads.execute(() -> {
                        try {
                            var sqs = sessions.open(queue);
                            do {
                                ask(queue, sqs);
                            } while (clock.instant().isBefore(until));
                        } catch (CannotConnectException closed) {
                            queues.troubled(queue.id(), closed.getMessage());
                        } catch (SdkException failure) {
                            queues.troubled(queue.id(), sentence(failure));
                        } catch (RuntimeException failure) {
                            log.error("Queue {} could not be listened to", queue.id(), failure);
                            queues.troubled(
                                    queue.id(),
                                    "Vitals itself failed; look for queue %d in its log.".formatted(queue.id()));
                        }
                    }));
        }
    }

    private void ask(LiveQueue queue, SqsClient sqs) {
        var messages = sqs.receiveMessage(request -> request.queueUrl(queue.url())
                        .maxNumberOfMessages(MOST)
                        .waitTimeSeconds((int) settings.patience().toSeconds()))
                .messages();
        var count = new int[3];
        for (Message message : messages) {
            switch (reader.read(message.body())) {
                case Change change -> hear(change, count);
                case Noise(boolean broken, String why) -> {
                    count[broken ? 1 : 0]++;
                    log.debug("Message {} of queue {}: {}", message.messageId(), queue.id(), why);
                }
            }
        }
        queues.answered(queue.id(), !messages.isEmpty(), new LiveQueues.Count(count[0], count[1], count[2]));
        delete(queue, sqs, messages);
        if (!messages.isEmpty()) {
            reads.arrange();
        }
    }

    private void hear(Change change, int[] count) {
        if (!reads.isWatched(change.account())) {
            count[2]++;
        } else {
            keep(change, count);
        }
    }

    /** What the database refuses for what it holds, it would refuse for ever, and with it whatever comes after it. */
    private void keep(Change change, int[] count) {
        try {
            changes.hear(change, settings.settle());
        } catch (DataIntegrityViolationException unstorable) {
            log.warn("An event of account {} holds something that cannot be stored: it is set aside", change.account());
            count[1]++;
        }
    }

    private static void delete(LiveQueue queue, SqsClient sqs, List<Message> messages) {
        if (!messages.isEmpty()) {
            var entries = IntStream.range(0, messages.size())
                    .mapToObj(number -> DeleteMessageBatchRequestEntry.builder()
                            .id(String.valueOf(number))
                            .receiptHandle(messages.get(number).receiptHandle())
                            .build())
                    .toList();
            sqs.deleteMessageBatch(request -> request.queueUrl(queue.url()).entries(entries));
        }
    }

    private static String sentence(SdkException failure) {
        var why = AwsFailure.of(failure);
        return why.detail().contains("NonExistentQueue")
                ? "There is no such queue. Check its address, or deploy the template again."
                : "%s: %s. %s"
                        .formatted(
                                why.cause().words(), why.detail(), why.cause().remedy());
    }
}
