package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import tools.jackson.databind.JsonNode;

/** Digest files, by which a change of a trail's log files shows. */
final class TrailValidationFix implements Fix {
    private static final String ON = "LogFileValidationEnabled";

    @Override
    public String id() {
        return "cloudtrail-log-file-validation";
    }

    @Override
    public String title() {
        return "Switch on log file validation";
    }

    @Override
    public Set<String> rules() {
        return Set.of("cloudtrail-log-file-validation");
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("cloudtrail", "DescribeTrails"), Operation.of("cloudtrail", "UpdateTrail"));
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        return region
                .client(CloudTrailClient.class)
                .describeTrails(request -> request.trailNameList(target.arn()).includeShadowTrails(false))
                .trailList()
                .stream()
                .findFirst()
                .map(trail -> FixJson.returned(ON, trail.logFileValidationEnabled()))
                .orElseThrow(() -> new FixRefusedException(
                        "Trail %s is not to be found in its home region.".formatted(target.id())));
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        if (before.path(ON).asBoolean(false)) {
            throw new FixRefusedException("Trail %s writes digest files already.".formatted(target.id()));
        }
        return FixJson.of(ON, true);
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        region.client(CloudTrailClient.class)
                .updateTrail(request -> request.name(target.arn())
                        .enableLogFileValidation(to.path(ON).asBoolean(false)));
    }
}
