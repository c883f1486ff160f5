/** Amazon Macie: whether it looks, and its open findings of weight. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.macie;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
