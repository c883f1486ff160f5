/**
 * The regulation: every standard and implementation specification of the HIPAA Security Rule with its duty, whether it
 * is required or addressable, whom it binds, and what can prove it. Uses nothing of the house; everybody may use it.
 */
@NullMarked
package dev.vitals.hipaa;

import org.jspecify.annotations.NullMarked;
