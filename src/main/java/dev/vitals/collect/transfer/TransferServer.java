package dev.vitals.collect.transfer;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.transfer.model.DescribedServer;

/** A server (DescribeServer).  */
public record TransferServer(String id, String arn, Reading<DescribedServer> server) {}
