package dev.vitals.remediation.fix;

import java.util.List;
import java.util.Optional;

/** Every fix there is. */
public final class Fixes {

    private static final List<Fix> ALL = List.of(
            new IngressFix(),
            new BucketPublicAccessFix(),
            new AccountPublicAccessFix(),
            new BucketEncryptionFix(),
            new BucketVersioningFix(),
            new BucketLoggingFix(),
            new EbsEncryptionFix(),
            new DatabasePublicAccessFix(),
            new TrailValidationFix(),
            new KeyRotationFix(),
            new FlowLogFix(),
            new LogRetentionFix(),
            new SnapshotSharingFix(),
            new DatabaseSnapshotSharingFix(),
            new AccessKeyFix());

    private Fixes() {}

    /** In the order of the pages. */
    public static List<Fix> all() {
        return ALL;
    }

    /** The fix after which a rule holds. */
    public static Optional<Fix> forRule(String rule) {
        return ALL.stream().filter(fix -> fix.rules().contains(rule)).findFirst();
    }

    /**
     * The fix of an id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Fix of(String id) {
        return ALL.stream()
                .filter(fix -> fix.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fix is called " + id));
    }
}
