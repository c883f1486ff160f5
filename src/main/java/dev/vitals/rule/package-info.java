/**
 * What must hold: the rule engine, its annotation and verdicts; the sub-packages hold the rules by topic. May use
 * {@code hipaa}, {@code inventory} and the records of {@code collect}; sees SDK models, never a client, a repository or a
 * clock.
 */
@NullMarked
package dev.vitals.rule;

import org.jspecify.annotations.NullMarked;
