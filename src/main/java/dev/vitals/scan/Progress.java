package dev.vitals.scan;

/** Hears how a pass over an account goes, and may stop it. Called from many threads. */
public interface Progress {

    /** Hears nothing and never stops. */
    Progress SILENT = new Progress() {};

    /** A service of a region (or {@code global}) is being read. */
    default void started(String service, String region) {}

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
