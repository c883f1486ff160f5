package dev.vitals.scan;

import dev.vitals.aws.CallLog;

/** What a scan cost and brought. */
record ScanCounts(int resources, long calls, long throttled) {

    static final ScanCounts NONE = new ScanCounts(0, 0, 0);

    static ScanCounts of(int resources, CallLog log) {
        return new ScanCounts(resources, log.calls(), log.throttled());
    }
}
