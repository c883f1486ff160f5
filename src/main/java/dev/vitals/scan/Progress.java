package dev.vitals.scan;

import dev.vitals.aws.CallTally;
import dev.vitals.inventory.Cause;

/** Hears how a pass over an account goes, and may stop it. Called from many threads. */
public interface Progress {

    /** Hears nothing and never stops. */
    Progress SILENT = new Progress() {};

    /** A service of a region (or {@code global}) will be read. */
    default void planned(String service, String region) {}

    /** A service of a region (or {@code global}) is being read. */
    default void started(String service, String region) {}

    /**
     * A service of a region is being read.
     *
     * @param calls counts what that costs, while it costs it
     */
    default void started(String service, String region, CallTally calls) {
        started(service, region);
    }

    /** A list of a service was not read to its end; told before the service is finished. */
    default void unread(String service, String region, Cause cause, String detail) {}

    /**
     * A service of a region has been read.
     *
     * @param resources how many were listed
     * @param lists how many lists it holds there
     * @param unreadableLists how many of them could not be read to their end
     */
    default void finished(String service, String region, int resources, int lists, int unreadableLists) {
        finished(service, region, resources, unreadableLists);
    }

    /**
     * A service of a region has been read.
     *
     * @param resources how many were listed
     * @param unreadableLists how many of its lists could not be read to their end
     */
    default void finished(String service, String region, int resources, int unreadableLists) {}

    /** Whether somebody asked to stop; units not yet begun are then left unread. */
    default boolean isCancelled() {
        return false;
    }
}
