package dev.vitals.rule.iam;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.policy.Circumstances;
import dev.vitals.rule.policy.Decision;
import dev.vitals.rule.policy.Question;
import dev.vitals.rule.principal.IamPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether policies let somebody write to what is tagged as production. Tried with writes that stand for their services,
 * on any resource and on each resource that is known to be production.
 */
record ProductionWrite(Settings.Marks marks) {

    /** One write that is tried; an empty name stands for any resource with the tag. */
    record Write(String action, String arn, String name, Map<String, String> tags) {

        Write(String action, String arn) {
            this(action, arn, "", Map.of());
        }

        String described() {
            return name.isEmpty() ? "resources tagged as production" : name + ", tagged as production";
        }
    }

    private static final String NO_ACCOUNT = "000000000000";

    private static final List<Write> ANYWHERE = List.of(
            new Write("ec2:TerminateInstances", "arn:aws:ec2:us-east-1:000000000000:instance/i-0"),
            new Write("ec2:StopInstances", "arn:aws:ec2:us-east-1:000000000000:instance/i-0"),
            new Write("rds:DeleteDBInstance", "arn:aws:rds:us-east-1:000000000000:db:sample"),
            new Write("rds:ModifyDBInstance", "arn:aws:rds:us-east-1:000000000000:db:sample"),
            new Write("dynamodb:DeleteTable", "arn:aws:dynamodb:us-east-1:000000000000:table/sample"),
            new Write("lambda:UpdateFunctionCode", "arn:aws:lambda:us-east-1:000000000000:function:sample"),
            new Write("secretsmanager:PutSecretValue", "arn:aws:secretsmanager:us-east-1:000000000000:secret:a"),
            new Write("kms:ScheduleKeyDeletion", "arn:aws:kms:us-east-1:000000000000:key/sample"),
            new Write("s3:PutObject", "arn:aws:s3:::sample/key"),
            new Write("s3:DeleteBucket", "arn:aws:s3:::sample"));

    /** The first that a role may do, perhaps only with MFA or from somewhere. */
    Optional<Write> firstAllowed(IamPrincipal role, Inventory inventory) {
        var generic = new ProductionTags(marks).of(role.grants());
        return writes(inventory).stream()
                .filter(write -> write.tags().isEmpty()
                        ? generic.stream().anyMatch(known -> allows(role, write, known))
                        : allows(role, write, Circumstances.UNKNOWN.onResource(write.tags())))
                .findFirst();
    }

    private static boolean allows(IamPrincipal role, Write write, Circumstances known) {
        return switch (role.decide(new Question(write.action(), write.arn(), known))) {
            case Decision.Unreadable(Cause cause, String detail) -> throw new UnreadableException(cause, detail);
            case Decision decision -> decision.isPossible();
        };
    }

    private List<Write> writes(Inventory inventory) {
        var writes = new ArrayList<Write>();
        ANYWHERE.forEach(any ->
                writes.add(new Write(any.action(), any.arn().replace(NO_ACCOUNT, inventory.account()))));
        inventory.resources().stream()
                .filter(resource -> marks.isProduction(resource.tags()))
                .sorted(Comparator.comparing(Resource::key))
                .forEach(resource -> ANYWHERE.stream()
                        .filter(any -> sameKind(any.arn(), resource.arn()))
                        .forEach(any -> writes.add(
                                new Write(any.action(), arn(any, resource), resource.id(), resource.tags()))));
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
}
