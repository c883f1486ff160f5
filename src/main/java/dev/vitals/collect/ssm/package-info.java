/** What Systems Manager manages, how compliant it is, its documents and parameters. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.ssm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
