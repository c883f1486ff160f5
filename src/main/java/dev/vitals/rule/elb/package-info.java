/** Rules about load balancers of both generations. May use the rule engine's types, {@code inventory} and the records of {@code collect}. */
@NullMarked
package dev.vitals.rule.elb;

import org.jspecify.annotations.NullMarked;
