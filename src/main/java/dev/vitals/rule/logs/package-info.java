/** What log groups keep, for how long, and for whom. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.logs;

import org.jspecify.annotations.NullMarked;
