package dev.vitals.score;

/**
 * By what a day was measured; where it differs, a step between two days is no change of the accounts.
 *
 * @param ruleSet changes when the rules change
 * @param settingsHash of the settings that the rules were given
 */
record Measure(String ruleSet, String settingsHash) {}
