package dev.vitals.collect.firehose;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/**
 * A delivery stream; where it delivers is kept as kinds only, endpoints hold access keys (DescribeDeliveryStream).
 */
public record DeliveryStream(String name, Reading<DeliveryStreamDescription> description) {}
