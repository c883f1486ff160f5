/** Environments of Elastic Beanstalk. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.beanstalk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
