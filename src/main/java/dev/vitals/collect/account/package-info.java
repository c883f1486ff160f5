/**
 * The account itself: what is true once per account or region, its agreements with AWS, and which tagged resources it
 * holds. May use {@code aws}, {@code inventory} and {@code collect}; its records are open to rules.
 */
@NullMarked
@NamedInterface
package dev.vitals.collect.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
