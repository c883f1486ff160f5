/**
 * Who is signed in where: sessions in the database, for how long each is good, and the pages on which people see and end
 * them. May use {@code identity}, {@code audit}, {@code route} and {@code page}.
 */
@NullMarked
package dev.vitals.session;

import org.jspecify.annotations.NullMarked;
