/**
 * Who may enter, what each may do and on which accounts: members, their roles, the table that turns what providers say
 * into roles, and the guard before every route. May use {@code audit}, {@code api}, {@code route}, {@code postgres} and
 * {@code page}.
 */
@NullMarked
package dev.vitals.identity;

import org.jspecify.annotations.NullMarked;
