/**
 * Who may do what in an account, as a page: principals, administrators in effect, ways to become one, what is not used,
 * and answers to single questions. Judges what is kept of the account anew, by {@code rule.principal}. May use everything
 * up to {@code scan}.
 */
@NullMarked
package dev.vitals.access;

import org.jspecify.annotations.NullMarked;
