/** What must hold of the account itself: its agreement with AWS, and where PHI may lie. */
@NullMarked
package dev.vitals.rule.account;

import org.jspecify.annotations.NullMarked;
