/**
 * Tokens: how programs of a person call {@code /api}, with less than the person may and for a time. Holds the chain of
 * filters that guards {@code /api}. May use {@code identity}, {@code audit}, {@code route}, {@code postgres} and
 * {@code page}.
 */
@NullMarked
package dev.vitals.token;

import org.jspecify.annotations.NullMarked;
