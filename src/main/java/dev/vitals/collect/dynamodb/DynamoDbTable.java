package dev.vitals.collect.dynamodb;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * A table.
 *
 * @param table DescribeTable
 * @param backups DescribeContinuousBackups
 */
public record DynamoDbTable(
        String name, Reading<TableDescription> table, Reading<ContinuousBackupsDescription> backups) {}
