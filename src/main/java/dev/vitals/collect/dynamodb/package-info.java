/** Tables of DynamoDB with their backups, and what scales them. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.dynamodb;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
