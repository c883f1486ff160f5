package dev.vitals.baseline;

/**
 * A resource as its stack lists it.
 *
 * @param physicalId empty where it was never created
 * @param status such as {@code CREATE_COMPLETE}
 * @param drift what the last check found: {@code IN_SYNC}, {@code MODIFIED}, {@code DELETED} or {@code NOT_CHECKED}
 */
record StackResource(String logicalId, String physicalId, String status, String drift) {

    static StackResource of(Members listed) {
        return new StackResource(
                listed.text("LogicalResourceId").orElse(""),
                listed.text("PhysicalResourceId").orElse(""),
                listed.text("ResourceStatus").orElse(""),
                listed.text("DriftInformation.StackResourceDriftStatus").orElse("NOT_CHECKED"));
    }

    boolean isModified() {
        return drift.equals("MODIFIED");
    }

    boolean isInSync() {
        return drift.equals("IN_SYNC");
    }

    /** Whether CloudFormation itself says that it is not there. */
    boolean isGone() {
        return drift.equals("DELETED")
                || physicalId.isEmpty()
                || status.equals("DELETE_COMPLETE")
                || status.equals("CREATE_FAILED");
    }

    /** What the last drift check said, for people. */
    String driftWords() {
        return switch (drift) {
            case "IN_SYNC" -> "unchanged at the last drift check";
            case "MODIFIED" -> "found changed by the last drift check";
            case "DELETED" -> "found deleted by the last drift check";
            default -> "never checked for drift";
        };
    }
}
