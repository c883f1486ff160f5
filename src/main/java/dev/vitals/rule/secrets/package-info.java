/** That secrets change, are used, and lie under a key of the account. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.secrets;

import org.jspecify.annotations.NullMarked;
