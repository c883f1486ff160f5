/** Who may call a function, and what becomes of its failures. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.lambda;

import org.jspecify.annotations.NullMarked;
