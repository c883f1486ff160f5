package dev.vitals.rule.principal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.collect.iam.IamKinds;
import dev.vitals.collect.lambda.LambdaFunction;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.support.Iam;
import dev.vitals.support.Inventories;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Each way to full administration, with a twin that does not lead there. */
class EscalationTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:nightly";
    private static final String INSTANCE = "arn:aws:ec2:us-east-1:111122223333:instance/i-0a1";

    private final Inventory inventory = Inventories.empty();

    private static String allow(String actions, String resources) {
        return "{'Effect':'Allow','Action':%s,'Resource':%s}".formatted(list(actions), list(resources));
    }

    private static String list(String words) {
        return "['" + words.replace(" ", "','") + "']";
    }

    private static UserDetail.Builder user(String name, String statements) {
        return Iam.user(name).userPolicyList(Iam.inline("p", Iam.policy(statements)));
    }

    private static RoleDetail.Builder role(String name, String statements, String trusted) {
        return Iam.role(name)
                .rolePolicyList(Iam.inline("p", Iam.policy(statements)))
                .assumeRolePolicyDocument(
                        Iam.policy("{'Effect':'Allow','Action':'sts:AssumeRole','Principal':{" + trusted + "}}"));
    }

    private RoleDetail.Builder admin(String trusted) {
        return role("admin", allow("*", "*"), trusted);
    }

    private void has(RoleDetail.Builder role) {
        Iam.with(inventory, IamKinds.ROLE, role.build());
    }

    private void has(UserDetail.Builder user) {
        Iam.with(inventory, IamKinds.USER, user.build());
    }

    private void hasGroup(String name, String statements) {
        Iam.with(
                inventory,
                IamKinds.GROUP,
                GroupDetail.builder()
                        .groupName(name)
                        .arn(Iam.arn("group/" + name))
                        .groupPolicyList(Iam.inline("p", Iam.policy(statements)))
                        .build());
    }

    private Standing standing(String arn) {
        var access = AccountAccess.of(inventory);
        return access.standing(access.find(arn).orElseThrow());
    }

    private Standing user(String name) {
        return standing(Iam.arn("user/" + name));
    }

    /** {@code admin}, {@code firm}, {@code depends}, {@code no} or {@code unknown}. */
    static String word(Standing standing) {
        return switch (standing) {
            case Standing.Administrator administrator -> "admin";
            case Standing.Escalates escalates -> escalates.path().isFirm() ? "firm" : "depends";
            case Standing.Ordinary ordinary -> "no";
            case Standing.Unknown unknown -> "unknown";
        };
    }

    private static List<String> steps(Standing standing) {
        return ((Standing.Escalates) standing)
                .path().steps().stream().map(EscalationStep::text).toList();
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(textBlock = """
            iam:AttachUserPolicy,          user/mallory,  firm
            iam:PutUserPolicy,             user/*,        firm
            iam:AttachUserPolicy,          user/bob,      no
            iam:AttachGroupPolicy,         group/staff,   firm
            iam:PutGroupPolicy,            group/staff,   firm
            iam:PutGroupPolicy,            group/others,  no
            iam:AddUserToGroup,            group/admins,  firm
            iam:AddUserToGroup,            group/others,  no
            iam:AddUserToGroup iam:PutGroupPolicy, group/others, firm
            iam:CreatePolicyVersion,       policy/mine,   firm
            iam:CreatePolicyVersion,       policy/theirs, no
            iam:SetDefaultPolicyVersion,   policy/mine,   firm
            iam:SetDefaultPolicyVersion,   policy/theirs, no
            iam:CreateAccessKey,           user/root-ish, firm
            iam:CreateAccessKey,           user/bob,      no
            iam:CreateLoginProfile,        user/root-ish, firm
            iam:UpdateLoginProfile,        user/root-ish, no
            iam:UpdateAssumeRolePolicy,    role/locked,   firm
            iam:UpdateAssumeRolePolicy,    role/reader,   no
            iam:AttachRolePolicy,          role/locked,   no
            iam:AttachRolePolicy sts:AssumeRole, role/reader, firm
            sts:AssumeRole,                role/reader,   no
            iam:GetUser,                   *,             no
            """)
    void usersRaiseThemselves(String actions, String resource, String expected) {
        has(user("mallory", allow(actions, resource.equals("*") ? "*" : Iam.arn(resource)))
                .groupList("staff")
                .attachedManagedPolicies(Iam.attached(Iam.arn("policy/mine"))));
        has(user("bob", allow("s3:Get*", "*")).attachedManagedPolicies(Iam.attached(Iam.arn("policy/theirs"))));
        has(user("root-ish", allow("*", "*")));
        Iam.with(inventory, IamKinds.REPORTED_USER, Iam.reported("root-ish", false, false, Reading.absent()));
        hasGroup("staff", allow("s3:Get*", "*"));
        hasGroup("others", allow("s3:Get*", "*"));
        hasGroup("admins", allow("*", "*"));
        has(role("locked", allow("*", "*"), "'Federated':'arn:aws:iam::111122223333:saml-provider/x'"));
        has(role("reader", allow("s3:Get*", "*"), "'AWS':'arn:aws:iam::111122223333:root'"));
        Iam.with(inventory, IamKinds.MANAGED_POLICY, versions("mine"), versions("theirs"));

        assertThat(word(user("mallory"))).isEqualTo(expected);
    }

    /** Version 2 is in force; version 1 allows everything. */
    private static ManagedPolicyDetail versions(String name) {
        return ManagedPolicyDetail.builder()
                .arn(Iam.arn("policy/" + name))
                .policyName(name)
                .defaultVersionId("v2")
                .policyVersionList(
                        version -> version.versionId("v1").document(Iam.ADMIN),
                        version -> version.versionId("v2").document(Iam.READER))
                .build();
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(textBlock = """
            lambda,         lambda:CreateFunction lambda:InvokeFunction
            ec2,            ec2:RunInstances
            cloudformation, cloudformation:CreateStack
            glue,           glue:CreateDevEndpoint
            glue,           glue:CreateJob glue:StartJobRun
            sagemaker,      sagemaker:CreateNotebookInstance sagemaker:CreatePresignedNotebookInstanceUrl
            ecs-tasks,      ecs:RegisterTaskDefinition ecs:RunTask
            codebuild,      codebuild:CreateProject codebuild:StartBuild
            datapipeline,   datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline
            ssm,            ssm:StartAutomationExecution
            states,         states:CreateStateMachine states:StartExecution
            scheduler,      scheduler:CreateSchedule
            tasks.apprunner, apprunner:CreateService
            """)
    void usersPassAnAdministratorsRoleToAService(String service, String actions) {
        has(admin("'Service':'%s.amazonaws.com'".formatted(service))
                .instanceProfileList(profile -> profile.arn(Iam.arn("instance-profile/admin"))));
        has(user("passes", allow("iam:PassRole " + actions, "*")));
        has(user("only-passes", allow("iam:PassRole", "*")));
        has(user("only-makes", allow(actions, "*")));
        has(user("passes-another", allow(actions, "*") + "," + allow("iam:PassRole", Iam.arn("role/reader"))));
        has(user(
                "passes-elsewhere",
                allow(actions, "*") + ",{'Effect':'Allow','Action':'iam:PassRole','Resource':'*','Condition':"
                        + "{'StringEquals':{'iam:PassedToService':'elsewhere.amazonaws.com'}}}"));

        assertThat(word(user("passes"))).isEqualTo("firm");
        assertThat(steps(user("passes")).getFirst())
                .isEqualTo("Passes role admin to %s.amazonaws.com (iam:PassRole on %s)"
                        .formatted(service, Iam.arn("role/admin")));
        assertThat(word(user("only-passes"))).isEqualTo("no");
        assertThat(word(user("only-makes"))).isEqualTo("no");
        assertThat(word(user("passes-another"))).isEqualTo("no");
        assertThat(word(user("passes-elsewhere"))).isEqualTo("no");
    }

    @Test
    void aRoleThatDoesNotTrustTheServiceCannotBePassedToIt() {
        has(admin("'Service':'config.amazonaws.com'"));
        has(user("mallory", allow("iam:PassRole lambda:CreateFunction lambda:InvokeFunction", "*")));
        assertThat(word(user("mallory"))).isEqualTo("no");
    }

    @Test
    void rolesAreAssumedWhereTrustAndPoliciesAllowIt() {
        has(admin("'AWS':'arn:aws:iam::111122223333:root'"));
        has(user("may", allow("sts:AssumeRole", Iam.arn("role/admin"))));
        has(user("may-not", allow("s3:Get*", "*")));
        has(user("refused", allow("sts:*", "*") + ",{'Effect':'Deny','Action':'sts:AssumeRole','Resource':'*'}"));
        has(user(
                "with-mfa",
                "{'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*',"
                        + "'Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}"));

        assertThat(word(user("may"))).isEqualTo("firm");
        assertThat(word(user("may-not"))).isEqualTo("no");
        assertThat(word(user("refused"))).isEqualTo("no");
        assertThat(word(user("with-mfa"))).isEqualTo("depends");
        assertThat(((Standing.Escalates) user("with-mfa")).path().conditions())
                .containsExactly("Bool aws:MultiFactorAuthPresent = true");
    }

    @Test
    void whomATrustPolicyNamesNeedsNoPermission() {
        has(admin("'AWS':'%s'".formatted(Iam.arn("user/named"))));
        has(Iam.user("named"));
        has(user("refused", "{'Effect':'Deny','Action':'sts:*','Resource':'*'}"));
        has(Iam.user("other"));
        assertThat(word(user("named"))).isEqualTo("firm");
        assertThat(word(user("refused"))).isEqualTo("no");
        assertThat(word(user("other"))).isEqualTo("no");
    }

    @Test
    void tellsAChainStepByStep() {
        has(admin("'AWS':'%s'".formatted(Iam.arn("role/deploy"))));
        has(role("deploy", allow("s3:Get*", "*"), "'AWS':'arn:aws:iam::111122223333:root'"));
        has(user("ci", allow("sts:AssumeRole", Iam.arn("role/deploy"))));

        assertThat(steps(user("ci")))
                .containsExactly(
                        "Assumes role deploy (sts:AssumeRole on %s)".formatted(Iam.arn("role/deploy")),
                        "Assumes role admin (sts:AssumeRole on %s)".formatted(Iam.arn("role/admin")));
    }

    @Test
    void rolesInCirclesLeadNowhere() {
        has(role("one", allow("sts:*", "*"), "'AWS':'arn:aws:iam::111122223333:root'"));
        has(role("two", allow("sts:*", "*"), "'AWS':'arn:aws:iam::111122223333:root'"));
        assertThat(word(standing(Iam.arn("role/one")))).isEqualTo("no");
    }

    @Test
    void functionsAndInstancesLendTheirRole() {
        has(admin("'Service':['lambda.amazonaws.com','ec2.amazonaws.com']")
                .instanceProfileList(profile -> profile.arn(Iam.arn("instance-profile/admin"))));
        hasFunction(Iam.arn("role/admin"));
        inventory.add(new Resource<>(
                new ResourceKey(Inventories.ACCOUNT, Inventories.REGION, "AWS::EC2::Instance", "i-0a1"),
                INSTANCE,
                "i-0a1",
                Map.of(),
                Instance.builder()
                        .iamInstanceProfile(profile -> profile.arn(Iam.arn("instance-profile/admin")))
                        .build()));
        has(user("coder", allow("lambda:UpdateFunctionCode", FUNCTION)));
        has(user("other-coder", allow("lambda:UpdateFunctionCode", FUNCTION + "-test")));
        has(user("operator", allow("ssm:SendCommand", INSTANCE)));
        has(user("other-operator", allow("ssm:SendCommand", INSTANCE + "9")));

        assertThat(word(user("coder"))).isEqualTo("firm");
        assertThat(word(user("other-coder"))).isEqualTo("no");
        assertThat(word(user("operator"))).isEqualTo("firm");
        assertThat(word(user("other-operator"))).isEqualTo("no");
    }

    private void hasFunction(String role) {
        inventory.add(new Resource<>(
                new ResourceKey(Inventories.ACCOUNT, Inventories.REGION, "AWS::Lambda::Function", "nightly"),
                FUNCTION,
                "nightly",
                Map.of(),
                new LambdaFunction(
                        software.amazon.awssdk.services.lambda.model.FunctionConfiguration.builder()
                                .functionName("nightly")
                                .role(role)
                                .build(),
                        Reading.absent(),
                        Reading.known(List.of()),
                        Reading.known(List.of()))));
    }

    @Test
    void aBoundaryThatForbidsItStandsInTheWayUnlessItCanBeTaken() {
        Iam.with(
                inventory,
                IamKinds.MANAGED_POLICY,
                Iam.managed(Iam.arn("policy/tight"), Iam.policy(allow("s3:* iam:AttachRolePolicy", "*"))),
                Iam.managed(
                        Iam.arn("policy/loose"),
                        Iam.policy(allow("s3:* iam:AttachRolePolicy iam:DeleteRolePermissionsBoundary", "*"))));
        has(bounded("held", "tight", allow("iam:AttachRolePolicy", "*")));
        has(bounded("wide-but-held", "tight", allow("*", "*")));
        has(bounded("frees-itself", "loose", allow("iam:AttachRolePolicy", "*")));
        has(bounded("unbinds-itself", "loose", allow("*", "*")));

        assertThat(word(standing(Iam.arn("role/held")))).isEqualTo("no");
        assertThat(word(standing(Iam.arn("role/wide-but-held")))).isEqualTo("no");
        assertThat(steps(standing(Iam.arn("role/frees-itself"))))
                .containsExactly(
                        "Gives itself a policy that allows everything (iam:AttachRolePolicy on %s)"
                                .formatted(Iam.arn("role/frees-itself")),
                        "Takes the permissions boundary from role frees-itself (iam:DeleteRolePermissionsBoundary on %s)"
                                .formatted(Iam.arn("role/frees-itself")));
        assertThat(steps(standing(Iam.arn("role/unbinds-itself")))).hasSize(1);
    }

    private RoleDetail.Builder bounded(String name, String boundary, String statements) {
        return role(name, statements, "'Service':'ec2.amazonaws.com'")
                .permissionsBoundary(set -> set.permissionsBoundaryArn(Iam.arn("policy/" + boundary)));
    }

    @Test
    void whatIsPermittedOnOneselfAloneIsNoWayToOthers() {
        has(user("root-ish", allow("*", "*")));
        has(user("own", allow("iam:CreateAccessKey iam:UpdateLoginProfile", "arn:aws:iam::*:user/${aws:username}")));
        has(role(
                "session",
                allow("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}"),
                "'Service':'ec2.amazonaws.com'"));
        assertThat(word(user("own"))).isEqualTo("no");
        assertThat(word(standing(Iam.arn("role/session")))).isEqualTo("no");
    }

    @Test
    void attachingNothingButListedPoliciesIsNoWay() {
        has(user(
                "helpdesk",
                "{'Effect':'Allow','Action':'iam:AttachUserPolicy','Resource':'*','Condition':"
                        + "{'ArnEquals':{'iam:PolicyARN':'arn:aws:iam::aws:policy/ReadOnlyAccess'}}}"));
        assertThat(word(user("helpdesk"))).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/aws-service-role/config.amazonaws.com/", "/aws-reserved/sso.amazonaws.com/"})
    void rolesThatAwsKeepsCannotBeChangedOrRaised(String path) {
        has(admin("'Service':'config.amazonaws.com'").path(path));
        has(user("mallory", allow("iam:UpdateAssumeRolePolicy iam:AttachRolePolicy", "*")));
        assertThat(word(user("mallory"))).isEqualTo("no");
    }

    @Test
    void aServiceLinkedRoleIsNoAdministrator() {
        has(admin("'Service':'x.amazonaws.com'").path("/aws-service-role/x.amazonaws.com/"));
        assertThat(word(standing(Iam.arn("role/admin")))).isEqualTo("no");
    }

    @Test
    void policiesOfAwsCannotBeRewritten() {
        Iam.with(inventory, IamKinds.MANAGED_POLICY, Iam.managed("arn:aws:iam::aws:policy/ReadOnlyAccess", Iam.READER));
        has(user("mallory", allow("iam:CreatePolicyVersion", "*"))
                .attachedManagedPolicies(Iam.attached("arn:aws:iam::aws:policy/ReadOnlyAccess")));
        assertThat(word(user("mallory"))).isEqualTo("no");
    }

    @Test
    void whatCouldNotBeReadIsNotTakenForHarmless() {
        has(Iam.user("odd").userPolicyList(Iam.inline("p", "{")));
        has(user("fine", allow("s3:Get*", "*")));
        assertThat(word(user("odd"))).isEqualTo("unknown");
        assertThat(word(user("fine"))).isEqualTo("no");

        inventory.incomplete(RoleDetail.class, Place.GLOBAL, Cause.DENIED, "refused");
        assertThat(word(user("fine")))
                .as("a role that nobody saw may trust the user")
                .isEqualTo("unknown");
    }

    @Test
    void whoMayChangeFunctionsIsNotKnownWhereFunctionsWereNotListed() {
        inventory.incomplete(LambdaFunction.class, Inventories.REGION, Cause.DENIED, "lambda:ListFunctions");
        has(user("coder", allow("lambda:UpdateFunctionCode", "*")));
        has(user("reader", allow("s3:Get*", "*")));
        assertThat(user("coder")).isEqualTo(new Standing.Unknown(Cause.DENIED, "lambda:ListFunctions"));
        assertThat(word(user("reader"))).isEqualTo("no");
    }
}
