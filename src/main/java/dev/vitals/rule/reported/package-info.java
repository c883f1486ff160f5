/**
 * Repeats what other products report of an account: their open findings fail, mapped to safeguards by
 * {@code lists/reported-findings.tsv}, and are never scored. May use {@code hipaa} and the records of {@code collect}.
 */
@NullMarked
@NamedInterface
package dev.vitals.rule.reported;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
