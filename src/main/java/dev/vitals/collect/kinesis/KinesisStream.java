package dev.vitals.collect.kinesis;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** A data stream (DescribeStreamSummary). */
public record KinesisStream(String name, Reading<StreamDescriptionSummary> summary) {}
