package dev.vitals.ownrule;

import dev.vitals.rule.Severity;
import java.util.List;

/** Texts of rules for tests. */
final class Written {

    static final String BUCKET = "AWS::S3::Bucket";
    static final String GROUP = "AWS::EC2::SecurityGroup";

    private Written() {}

    /** Buckets carry an owner tag, of those that hold PHI. */
    static RuleText owner() {
        return new RuleText(
                "Buckets that hold PHI carry an owner tag",
                BUCKET,
                Severity.MEDIUM,
                List.of("164.310(d)(2)(iii)"),
                "'phi' in tags",
                "'owner' in tags",
                "name + ' holds PHI and names no owner'",
                "Somebody must answer for it.\n\n## How to fix\n\nTag it with `owner`.");
    }

    static RuleText expression(String expression) {
        return with("", expression, "");
    }

    static RuleText with(String applies, String expression, String message) {
        var base = owner();
        return new RuleText(
                base.title(),
                BUCKET,
                base.severity(),
                base.safeguards(),
                applies,
                expression,
                message,
                base.guidance());
    }
}
