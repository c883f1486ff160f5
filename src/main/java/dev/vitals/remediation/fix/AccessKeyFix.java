package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;
import tools.jackson.databind.JsonNode;

/** An access key with which nobody can sign any more. */
final class AccessKeyFix implements Fix {
    private static final String STATUS = "Status";
    private static final String ACTIVE = "Active";

    @Override
    public String id() {
        return "iam-access-key-inactive";
    }

    @Override
    public String title() {
        return "Deactivate the access key";
    }

    @Override
    public Set<String> rules() {
        return Set.of("iam-access-key-rotated", "iam-access-key-used");
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("iam", "ListAccessKeys"), Operation.of("iam", "UpdateAccessKey"));
    }

    @Override
    public String caveat() {
        return "Whatever still signs with the key fails at once. Give it another one first.";
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        return region
                .client(IamClient.class)
                .listAccessKeysPaginator(request -> request.userName(user(target)))
                .accessKeyMetadata()
                .stream()
                .filter(key -> target.id().equals(key.accessKeyId()))
                .findFirst()
                .map(AccessKeyMetadata::statusAsString)
                .map(status -> FixJson.of(STATUS, status))
                .orElseThrow(() -> new FixRefusedException("Key %s does not exist any more.".formatted(target.id())));
    }

    private static String user(FixTarget target) {
        return target.member("userName");
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        if (!before.path(STATUS).asString("").equals(ACTIVE)) {
            throw new FixRefusedException("Key %s is not active.".formatted(target.id()));
        }
        return FixJson.of(STATUS, StatusType.INACTIVE.toString());
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        region.client(IamClient.class)
                .updateAccessKey(request -> request.userName(user(target))
                        .accessKeyId(target.id())
                        .status(StatusType.fromValue(to.path(STATUS).asString())));
    }
}
