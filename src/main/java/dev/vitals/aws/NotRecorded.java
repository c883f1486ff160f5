package dev.vitals.aws;

/** The error code with which a recording answers a call that it does not hold. */
final class NotRecorded {

    static final String CODE = "NotRecorded";

    private NotRecorded() {}
}
