package dev.vitals.token;

import dev.vitals.route.Right;
import java.util.List;
import java.util.Set;

/** A right as the form of a token offers it. */
record RightChoice(Right right, String words, String hint) {

    private static final List<RightChoice> ALL = List.of(
            new RightChoice(Right.READ, "Read", "findings, scores, resources, rules, scans"),
            new RightChoice(Right.EXPORT, "Export", "lists and files as a whole"),
            new RightChoice(Right.SCAN, "Scan", "ask for scans and checks of connections"),
            new RightChoice(Right.TRIAGE, "Triage", "say who is on a finding and what comes of it"),
            new RightChoice(Right.IMPORT, "Import", "files of other products’ findings"),
            new RightChoice(Right.RULES, "Rules", "write and change rules of your own"),
            new RightChoice(Right.ACCOUNTS, "Accounts", "add and change accounts"),
            new RightChoice(Right.AUDIT, "Audit log", "read it"),
            new RightChoice(Right.WATCH, "Watch Vitals", "health in detail and metrics, for Prometheus"));

    static List<RightChoice> of(Set<Right> rights) {
        return ALL.stream().filter(choice -> rights.contains(choice.right())).toList();
    }
}
