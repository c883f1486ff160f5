/** That machines are managed and patched, and that documents, parameters and sessions keep to themselves. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.ssm;

import org.jspecify.annotations.NullMarked;
