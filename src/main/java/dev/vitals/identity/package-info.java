/**
 * Who may enter. For now one built-in operator, whose password is made at first start and printed once. Uses nothing of
 * the house but {@code audit}.
 */
@NullMarked
package dev.vitals.identity;

import org.jspecify.annotations.NullMarked;
