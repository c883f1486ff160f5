/**
 * That somebody hears of what happens: the chain from a trail over a metric filter and an alarm to a topic with a
 * confirmed subscriber. Other rule packages may use {@link dev.vitals.rule.alarm.Topics}.
 */
@NullMarked
package dev.vitals.rule.alarm;

import org.jspecify.annotations.NullMarked;
