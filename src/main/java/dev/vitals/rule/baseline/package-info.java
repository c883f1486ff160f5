/** That the stacks of the AWS HIPAA QuickStart are whole and unchanged. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.baseline;

import org.jspecify.annotations.NullMarked;
