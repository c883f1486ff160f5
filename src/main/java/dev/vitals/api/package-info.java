/**
 * What all resources of the JSON API share and no feature owns: pages of lists, the parameters that a resource knows,
 * answers that something went wrong, and the description of the whole. Each resource lives with its feature, in a class
 * that ends in {@code Api}. May use {@code page} and {@code route}; every feature may use it.
 */
@NullMarked
package dev.vitals.api;

import org.jspecify.annotations.NullMarked;
