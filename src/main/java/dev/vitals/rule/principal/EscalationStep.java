package dev.vitals.rule.principal;

import java.util.List;

/**
 * One step on the way to full administration.
 *
 * @param text what is done, a sentence that names the action and the resource
 * @param by the statement that allows it
 * @param conditions what it depends on; empty where it can be done at any time
 */
public record EscalationStep(String text, String by, List<String> conditions) {}
