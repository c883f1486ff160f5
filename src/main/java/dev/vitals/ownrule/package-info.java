/**
 * Rules that an organization writes itself: their texts and versions, their trial on the stored inventory, their pages,
 * and their file. May use {@code rule}, {@code collect}, {@code aws}, {@code inventory}, {@code hipaa} and
 * {@code page}; the rule engine asks it through {@code rule.Judges} and does not know it.
 */
@NullMarked
package dev.vitals.ownrule;

import org.jspecify.annotations.NullMarked;
