package dev.vitals.collect.s3;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration;

/** The public access block of the whole account; absent where it was never set. */
public record S3AccountPublicAccessBlock(String accountId, Reading<PublicAccessBlockConfiguration> block) {}
