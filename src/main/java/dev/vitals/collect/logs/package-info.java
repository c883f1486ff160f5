/** CloudWatch Logs: groups, metric filters, policies, samples of what is logged. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.logs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
