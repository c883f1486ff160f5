package dev.vitals.live;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.vitals.account.Account;
import dev.vitals.account.AccountStore;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.live.LiveChanges.Batch;
import dev.vitals.live.LiveChanges.Waiting;
import dev.vitals.scan.Spot;
import dev.vitals.scan.SpotReader;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads for what was heard: one reading at a time in an account, however many events ask for it. */
@Component
class LiveReads {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("read-what-changed", Void.class);

    private static final Logger log = LoggerFactory.getLogger(LiveReads.class);

    private final LiveChanges changes;
    private final AccountStore accounts;
    private final SpotReader reader;
    private final ObjectProvider<SchedulerClient> scheduler;

    LiveReads(
            LiveChanges changes, AccountStore accounts, SpotReader reader, ObjectProvider<SchedulerClient> scheduler) {
        this.changes = changes;
        this.accounts = accounts;
        this.reader = reader;
        this.scheduler = scheduler;
    }

    boolean isWatched(String account) {
        return accounts.find(account).isPresent();
    }

    /** Has every account read of which something waits; one that is being read is asked for again in the next round. */
    void arrange() {
        for (Waiting waiting : changes.waiting()) {
            scheduler
                    .getObject()
                    .scheduleIfNotExists(TASK.instance(waiting.account()).build(), waiting.due());
        }
    }

    /** Reads until nothing waits. */
    void run(String id) {
        for (var batch = changes.take(id); batch.isPresent(); batch = changes.take(id)) {
            var taken = batch.get();
            accounts.find(id)
                    .ifPresentOrElse(
                            account -> read(account, taken),
                            () -> changes.failed(taken.spot(), "The account is not watched any more."));
        }
    }

    private void read(Account account, Batch batch) {
        try {
            var seen = reader.read(batch.spot(), account, new Spot(types(account, batch), batch.names()));
            changes.read(batch.spot(), sentence(seen));
        } catch (CannotConnectException closed) {
            changes.failed(batch.spot(), "The account did not open: " + closed.getMessage());
        } catch (RuntimeException failure) {
            log.error("Reading {} of account {} failed", batch.spot(), account.id(), failure);
            changes.failed(
                    batch.spot(),
                    "Vitals itself failed while it read this. Nothing of it was stored; look for %s in the log."
                            .formatted(batch.spot().toString().substring(0, 8)));
        }
    }

    /** Where the names of the calls tell of what kind the thing is, only that; else all of the service. */
    private Set<String> types(Account account, Batch batch) {
        var all = batch.services().stream()
                .flatMap(service -> reader.typesOf(service).stream())
                .collect(Collectors.toSet());
        var told = all.stream()
                .filter(type -> batch.calls().stream().anyMatch(call -> call.contains(last(type))))
                .collect(Collectors.toSet());
        told.addAll(reader.typesKnown(account, new Spot(all, batch.names())));
        return told.isEmpty() ? all : told;
    }

    private static String last(String type) {
        return type.substring(type.lastIndexOf(':') + 1);
    }

    private static String sentence(Spot.Seen seen) {
        var said = switch (seen.read()) {
            case 0 -> seen.gone() == 0 ? "Nothing of the kind is there." : "";
            case 1 -> "One resource was read and judged.";
            default -> "%d resources were read and judged.".formatted(seen.read());
        };
        var gone = seen.gone() == 0 ? "" : seen.gone() == 1 ? "One is gone." : "%d are gone.".formatted(seen.gone());
        return "%s %s %s".formatted(said, gone, seen.unread()).strip().replaceAll(" {2,}", " ");
    }
}
