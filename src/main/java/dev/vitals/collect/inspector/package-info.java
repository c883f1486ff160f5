/** Amazon Inspector: whether it scans, and its open findings of weight. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.inspector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
