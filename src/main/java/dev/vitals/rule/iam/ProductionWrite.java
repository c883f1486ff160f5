package dev.vitals.rule.iam;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Settings;
import dev.vitals.rule.policy.Condition;
import dev.vitals.rule.policy.PolicyDocument;
import dev.vitals.rule.policy.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether policies let somebody write to what is tagged as production. Tried with writes that stand for their services,
 * on any resource and on each resource that is known to be production.
 */
record ProductionWrite(Settings.Marks marks) {

    /** One write that is tried; an empty name stands for any resource with the tag. */
    record Write(String action, String arn, String name) {

        String described() {
            return name.isEmpty() ? "resources tagged as production" : name + ", tagged as production";
        }
    }

    private static final List<Write> ANYWHERE = List.of(
            new Write("ec2:TerminateInstances", "arn:aws:ec2:us-east-1:000000000000:instance/i-0", ""),
            new Write("ec2:StopInstances", "arn:aws:ec2:us-east-1:000000000000:instance/i-0", ""),
            new Write("rds:DeleteDBInstance", "arn:aws:rds:us-east-1:000000000000:db:sample", ""),
            new Write("rds:ModifyDBInstance", "arn:aws:rds:us-east-1:000000000000:db:sample", ""),
            new Write("dynamodb:DeleteTable", "arn:aws:dynamodb:us-east-1:000000000000:table/sample", ""),
            new Write("lambda:UpdateFunctionCode", "arn:aws:lambda:us-east-1:000000000000:function:sample", ""),
            new Write("secretsmanager:PutSecretValue", "arn:aws:secretsmanager:us-east-1:000000000000:secret:a", ""),
            new Write("kms:ScheduleKeyDeletion", "arn:aws:kms:us-east-1:000000000000:key/sample", ""),
            new Write("s3:PutObject", "arn:aws:s3:::sample/key", ""),
            new Write("s3:DeleteBucket", "arn:aws:s3:::sample", ""));

    private static final Set<String> EQUALS = Set.of("stringequals", "stringequalsignorecase", "stringlike");

    private static final Set<String> DIFFERS = Set.of("stringnotequals", "stringnotequalsignorecase", "stringnotlike");

    Optional<Write> firstAllowed(PrincipalPolicies policies, Inventory inventory) {
        return writes(inventory).stream()
                .filter(write -> allows(policies.granted(), write)
                        && policies.boundary().map(most -> allows(most, write)).orElse(true))
                .findFirst();
    }

    private List<Write> writes(Inventory inventory) {
        var writes = new ArrayList<>(ANYWHERE);
        inventory.resources().stream()
                .filter(resource -> marks.isProduction(resource.tags()))
                .sorted(Comparator.comparing(Resource::key))
                .forEach(resource -> ANYWHERE.stream()
                        .filter(any -> sameKind(any.arn(), resource.arn()))
                        .forEach(any -> writes.add(new Write(any.action(), arn(any, resource), resource.id()))));
        return writes;
    }

    private static String arn(Write any, Resource<?> resource) {
        return any.action().equals("s3:PutObject") ? resource.arn() + "/key" : resource.arn();
    }

    /** The same service and, where the ARN names one, the same kind of thing. */
    private static boolean sameKind(String sample, String arn) {
        var one = sample.split(":", 6);
        var other = arn.split(":", 6);
        return other.length == 6
                && one[2].equals(other[2])
                && (one[2].equals("s3") || one[5].split("[:/]")[0].equals(other[5].split("[:/]")[0]));
    }

    private boolean allows(PolicyDocument document, Write write) {
        return document.allowing(allow -> allow.covers(write.action(), write.arn())
                                && allow.conditions().stream().noneMatch(this::sparesProduction))
                        .findAny()
                        .isPresent()
                && document.statements().stream().noneMatch(deny -> deniesProduction(deny, write));
    }

    private boolean deniesProduction(Statement statement, Write write) {
        return statement.denies()
                && statement.covers(write.action(), write.arn())
                && statement.conditions().stream().allMatch(this::meetsProduction);
    }

    /** In an Allow: does not hold where the tag says production. */
    private boolean sparesProduction(Condition condition) {
        if (condition.operator().toLowerCase(Locale.ROOT).startsWith("forallvalues:")) {
            return false;
        }
        var values = production(condition);
        return EQUALS.contains(condition.bareOperator())
                        && !values.isEmpty()
                        && condition.values().stream().noneMatch(value -> meets(value, values))
                || DIFFERS.contains(condition.bareOperator())
                        && condition.values().stream().anyMatch(value -> meets(value, values));
    }

    /** In a Deny: holds where the tag says production. */
    private boolean meetsProduction(Condition condition) {
        var values = production(condition);
        return EQUALS.contains(condition.bareOperator())
                        && condition.values().stream().anyMatch(value -> meets(value, values))
                || DIFFERS.contains(condition.bareOperator())
                        && !values.isEmpty()
                        && condition.values().stream().noneMatch(value -> meets(value, values));
    }

    /** The values that say production for the tag that a condition tests; empty where it tests something else. */
    private Set<String> production(Condition condition) {
        var key = condition.key().toLowerCase(Locale.ROOT);
        int tag = key.indexOf(":resourcetag/");
        return tag < 0
                ? Set.of()
                : marks.production().getOrDefault(key.substring(tag + ":resourcetag/".length()), Set.of());
    }

    private static boolean meets(String pattern, Set<String> values) {
        return values.stream().anyMatch(value -> Names.listed(List.of(pattern.toLowerCase(Locale.ROOT)), value));
    }
}
