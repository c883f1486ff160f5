/**
 * The language of own rules: CEL over a resource's JSON, kept within bounds that no expression can leave. May use
 * {@code inventory} for causes and {@code aws} for the shape of the JSON; knows no table and no page.
 */
@NullMarked
package dev.vitals.ownrule.expression;

import org.jspecify.annotations.NullMarked;
