/**
 * The one hash that Vitals knows things again by: evidence, versions, secrets that are not kept. Stands at the bottom and
 * uses nothing of Vitals.
 */
@NullMarked
package dev.vitals.hash;

import org.jspecify.annotations.NullMarked;
