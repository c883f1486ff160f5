/** Queues of SQS. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.sqs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
