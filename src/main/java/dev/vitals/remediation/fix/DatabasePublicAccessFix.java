package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import tools.jackson.databind.JsonNode;

/** A database instance without a public address. */
final class DatabasePublicAccessFix implements Fix {
    private static final String PUBLIC = "PubliclyAccessible";

    @Override
    public String id() {
        return "rds-instance-not-public";
    }

    @Override
    public String title() {
        return "Switch off public accessibility";
    }

    @Override
    public Set<String> rules() {
        return Set.of("rds-instance-not-public");
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("rds", "DescribeDBInstances"), Operation.of("rds", "ModifyDBInstance"));
    }

    @Override
    public String caveat() {
        return "Whoever connects from outside the VPC by its public address is cut off at once.";
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        try {
            var instance = region
                    .client(RdsClient.class)
                    .describeDBInstances(request -> request.dbInstanceIdentifier(target.id()))
                    .dbInstances()
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> DbInstanceNotFoundException.builder().build());
            return FixJson.returned(PUBLIC, instance.publiclyAccessible());
        } catch (DbInstanceNotFoundException gone) {
            throw new FixRefusedException("Database %s does not exist any more.".formatted(target.id()));
        }
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        if (!before.path(PUBLIC).asBoolean(false)) {
            throw new FixRefusedException("Database %s is not publicly accessible.".formatted(target.id()));
        }
        return FixJson.of(PUBLIC, false);
    }

    /** Takes effect at once in any case; "apply immediately" would apply whatever else waits for the maintenance window. */
    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        region.client(RdsClient.class)
                .modifyDBInstance(request -> request.dbInstanceIdentifier(target.id())
                        .publiclyAccessible(to.path(PUBLIC).asBoolean(false)));
    }
}
