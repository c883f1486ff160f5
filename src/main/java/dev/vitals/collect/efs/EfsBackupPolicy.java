package dev.vitals.collect.efs;

import dev.vitals.inventory.Reading;

/**
 * Whether a file system is backed up by its own policy.
 *
 * @param status ENABLED, DISABLED and states between; absent where it has no policy (DescribeBackupPolicy)
 */
public record EfsBackupPolicy(String fileSystemId, Reading<String> status) {}
