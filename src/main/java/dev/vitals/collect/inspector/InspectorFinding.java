package dev.vitals.collect.inspector;

import java.time.Instant;

/** What Vitals keeps of a finding: no text, only what it is about.  */
public record InspectorFinding(String arn, String title, String severity, Instant firstObservedAt, String resource) {}
