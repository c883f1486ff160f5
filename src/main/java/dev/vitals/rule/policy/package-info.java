/**
 * IAM policy documents as rules ask of them: identity, resource and trust policies parsed once, with the questions that
 * several topics share. Knows no resource and no collector; may use {@code inventory} for unreadable text.
 */
@NullMarked
@NamedInterface
package dev.vitals.rule.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
