package dev.vitals.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.remediation.RoleTemplate;
import dev.vitals.support.MotoServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The templates, deployed into the emulator. */
class RoleStackOverTheWireTest {

    private static final String REGION = "us-east-1";
    private static final GivenTo US = new GivenTo("arn:aws:iam::444455556666:role/vitals", "6f1d-90ab-4711-cafe");

    private CloudFormationClient stacks;
    private IamClient iam;

    @BeforeEach
    void emptyAccount() {
        var aws = MotoServer.empty();
        stacks = aws.client(CloudFormationClient.builder(), REGION);
        iam = aws.client(IamClient.builder(), REGION);
    }

    @Test
    void makesARoleThatTrustsUsAloneAndOnlyWithTheExternalId() {
        var arn = deployed(DeployFiles.readRole(US), Map.of());

        assertThat(arn).isEqualTo("arn:aws:iam::123456789012:role/vitals-read");
        var trust = document(
                iam.getRole(request -> request.roleName("vitals-read")).role().assumeRolePolicyDocument());
        assertThat(trust.at("/Statement")).hasSize(1);
        assertThat(trust.at("/Statement/0/Principal/AWS").asString()).isEqualTo(US.principal());
        assertThat(trust.at("/Statement/0/Condition/StringEquals/sts:ExternalId")
                        .asString())
                .isEqualTo(US.externalId());
    }

    @Test
    void attachesExactlyWhatCollectorsDeclare() {
        deployed(DeployFiles.readRole(US), Map.of());

        assertThat(attached())
                .containsExactlyElementsOf(
                        ReadRole.policies().stream().flatMap(List::stream).toList());
    }

    @Test
    void takesAnotherNameAndAnotherPrincipalAsParameters() {
        var arn = deployed(
                DeployFiles.readRole(GivenTo.NOBODY),
                Map.of(
                        "VitalsPrincipal", US.principal(),
                        "ExternalId", US.externalId(),
                        "RoleName", "watcher"));

        assertThat(arn).endsWith(":role/watcher");
    }

    @Test
    void letsTheAccountOfAnOrganizationTellItsMembersAndNoOther() {
        deployed(DeployFiles.organization(US), Map.of("OrganizationalUnits", "r-ab12"));

        var inline = iam.getRolePolicy(
                        request -> request.roleName("vitals-read").policyName("organization"))
                .policyDocument();
        assertThat(document(inline).at("/Statement/0/Action"))
                .extracting(JsonNode::asString)
                .containsExactly("organizations:ListAccounts");
        assertThat(attached()).isNotEmpty();
    }

    @Test
    void makesTheRoleForFixesWhichNeedsAPlanToBeTakenOn() {
        deployed(
                RoleTemplate.cloudFormation(),
                Map.of("VitalsPrincipal", US.principal(), "ExternalId", US.externalId()));

        var trust = document(
                iam.getRole(request -> request.roleName("vitals-fix")).role().assumeRolePolicyDocument());
        assertThat(trust.at("/Statement/0/Condition/StringLike/aws:RequestTag~1vitals-plan")
                        .asString())
                .isEqualTo("*");
    }

    /** The emulator passes over the policies of queue and bus, which LiveFilesTest reads. */
    @Test
    void makesTheQueueOfAnOrganizationAndWhatItsMembersPassOn() throws IOException {
        var template = Files.readString(Path.of("deploy/vitals-live-organization.yaml"));
        var queue =
                deployed("central", template, Map.of("Organization", "o-exampleorg1", "OrganizationalUnits", "r-ab12"));
        var resources = (Map<?, ?>) Templates.parsed(template).get("Resources");
        var set = (Map<?, ?>) ((Map<?, ?>) resources.get("Members")).get("Properties");
        var bus = "arn:aws:events:us-east-1:123456789012:event-bus/vitals-live";
        deployed("member", set.get("TemplateBody").toString(), Map.of("Bus", bus));

        assertThat(queue).endsWith("/vitals-live-organization");
        var role = iam.listRoles().roles().getFirst().roleName();
        var inline = iam.getRolePolicy(request -> request.roleName(role).policyName("passes"))
                .policyDocument();
        assertThat(document(inline).at("/Statement/0/Action").asString()).isEqualTo("events:PutEvents");
        assertThat(document(inline).at("/Statement/0/Resource").asString()).isEqualTo(bus);
    }

    private String deployed(String template, Map<String, String> parameters) {
        return deployed("vitals", template, parameters);
    }

    private String deployed(String name, String template, Map<String, String> parameters) {
        stacks.createStack(request -> request.stackName(name)
                .templateBody(template)
                .capabilities(Capability.CAPABILITY_NAMED_IAM)
                .parameters(parameters.entrySet().stream()
                        .map(entry -> Parameter.builder()
                                .parameterKey(entry.getKey())
                                .parameterValue(entry.getValue())
                                .build())
                        .toList()));
        var stack = stacks.describeStacks(request -> request.stackName(name))
                .stacks()
                .getFirst();
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        return stack.outputs().stream().findFirst().map(Output::outputValue).orElse("");
    }

    private List<String> attached() {
        var actions = new ArrayList<String>();
        for (var policy : iam.listAttachedRolePolicies(request -> request.roleName("vitals-read"))
                .attachedPolicies()) {
            var version = iam.getPolicyVersion(
                            request -> request.policyArn(policy.policyArn()).versionId("v1"))
                    .policyVersion();
            document(version.document()).at("/Statement/0/Action").forEach(action -> actions.add(action.asString()));
        }
        return actions.stream().sorted().toList();
    }

    private static JsonNode document(String encoded) {
        // The emulator gives an inline policy back in single quotes.
        return JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .build()
                .readTree(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    }
}
