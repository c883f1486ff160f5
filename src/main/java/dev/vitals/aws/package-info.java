/**
 * How AWS is reached: sessions per account and region, assumed roles, pacing, recordings, and SDK models as JSON. May
 * use {@code inventory} for readings and causes; knows no rule, no table and no page.
 */
@NullMarked
package dev.vitals.aws;

import org.jspecify.annotations.NullMarked;
