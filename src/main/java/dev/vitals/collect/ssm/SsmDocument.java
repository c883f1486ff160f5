package dev.vitals.collect.ssm;

import dev.vitals.inventory.Reading;
import java.util.List;

/**
 * A document of the account.
 *
 * @param sharedWith account ids, or {@code all} (DescribeDocumentPermission)
 */
public record SsmDocument(String name, Reading<List<String>> sharedWith) {}
