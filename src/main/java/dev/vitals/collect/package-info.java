/**
 * How an account is learned: one collector per AWS service, each answering "what does this service hold in this
 * account and region?". May use {@code aws} and {@code inventory}; knows no rule and no table. The sub-packages hold one
 * collector each with the records it bundles.
 */
@NullMarked
package dev.vitals.collect;

import org.jspecify.annotations.NullMarked;
