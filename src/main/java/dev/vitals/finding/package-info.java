/**
 * What is wrong: the verdicts of every scan while they last, and the findings that live by them. May use {@code rule},
 * {@code inventory} and what stands below them; knows no scan under way, no score and no page.
 */
@NullMarked
package dev.vitals.finding;

import org.jspecify.annotations.NullMarked;
