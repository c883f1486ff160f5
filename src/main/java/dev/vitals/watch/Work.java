package dev.vitals.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the work behind the pages goes on.
 *
 * @param mailsWaiting mails that are to be sent
 * @param mailSince since when the oldest of them waits; null for none
 * @param mailsFailed mails that were refused or given up within a day, but for those that their reader may not see any more
 * @param destinations what other systems are told, by kind
 * @param tasks tasks that fail or stand still
 * @param events notices within Vitals that a listener has not finished with
 * @param eventSince since when the oldest of them waits; null for none
 * @param unsignedSince the time of the oldest entry of the audit log that no signed head covers; null for none
 * @param headFits whether the newest signed head names the hash of the entry that it names
 */
record Work(
        long mailsWaiting,
        @Nullable Instant mailSince,
        long mailsFailed,
        List<DestinationWork> destinations,
        List<TaskWork> tasks,
        long events,
        @Nullable Instant eventSince,
        @Nullable Instant unsignedSince,
        boolean headFits) {

    /**
     * What systems of one kind are told.
     *
     * @param waiting what is to be sent
     * @param since since when the oldest of it waits; null for nothing
     * @param failed what was refused or given up within a day
     * @param troubled destinations that have not answered for an hour
     */
    record DestinationWork(
            String kind, long waiting, @Nullable Instant since, long failed, long troubled) {}

    /**
     * Tasks of one name.
     *
     * @param failing that failed three times in a row or more
     * @param still whose time was half an hour ago, or whose instance has not been heard of for five minutes
     * @param running that an instance has taken
     */
    record TaskWork(String task, long failing, long still, long running) {}
}
