/**
 * What a route asks of whoever calls it, as a word beside the route. Stands at the bottom, so that every feature can say
 * it; {@code identity} holds callers against it.
 */
@NullMarked
package dev.vitals.route;

import org.jspecify.annotations.NullMarked;
