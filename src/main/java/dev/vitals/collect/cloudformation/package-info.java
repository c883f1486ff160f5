/** Stacks of CloudFormation with what the last drift check found. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.cloudformation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
