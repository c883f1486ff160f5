/** Questions about a bucket that the rules of several topics ask. May use {@code inventory}, {@code collect} and {@code policy}. */
@NullMarked
package dev.vitals.rule.bucket;

import org.jspecify.annotations.NullMarked;
