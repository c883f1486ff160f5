/** That keys rotate, stay, and are nobody else's. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.kms;

import org.jspecify.annotations.NullMarked;
