package dev.vitals.outgoing;

/**
 * An issue that was made for a finding elsewhere.
 *
 * @param destination name of where it is
 * @param key such as SEC-12
 * @param link of its page
 * @param status as it is called there; empty until it was asked for
 * @param done whether it counts as done there, which closes nothing here
 */
record Issue(String destination, long finding, String key, String link, String status, boolean done) {}
