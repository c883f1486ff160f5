/** S3 buckets with every setting that rules need, and the account's public access block. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.s3;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
