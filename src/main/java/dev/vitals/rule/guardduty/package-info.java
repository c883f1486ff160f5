/** That GuardDuty watches and is listened to. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.guardduty;

import org.jspecify.annotations.NullMarked;
