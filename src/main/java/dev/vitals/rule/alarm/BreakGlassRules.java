package dev.vitals.rule.alarm;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.iam.CredentialReportUser;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.policy.Patterns;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** That there is a way in for emergencies, and that somebody hears when it is taken. */
class BreakGlassRules {

    private static final String MFA = "aws:MultiFactorAuthPresent";

    /** One way in that is marked, guarded and watched is enough. */
    @Rule(
            id = "iam-break-glass-role-exists",
            title = "An emergency role exists, needs MFA and is watched",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(2)(ii)"})
    Verdict exists(AwsAccount account, Inventory inventory, Settings settings) {
        var roles = inventory.all(RoleDetail.class, Place.GLOBAL).stream()
                .filter(role -> isMarked(role, settings))
                .map(role -> Reading.attempt(() -> role(role.config(), inventory)));
        var users = inventory.all(UserDetail.class, Place.GLOBAL).stream()
                .filter(user -> isMarked(user, settings))
                .map(user -> Reading.attempt(() -> user(user.config(), inventory)));
        var ways = Stream.concat(roles, users).toList();
        if (ways.stream().anyMatch(way -> way instanceof Reading.Known<Verdict>(Verdict.Pass pass))) {
            return Verdict.pass();
        }
        ways.forEach(Reading::orElseThrow);
        return ways.isEmpty()
                ? Verdict.fail("No role or user of account %s is marked for emergencies".formatted(account.accountId()))
                        .expected("a role tagged access=break-glass that demands MFA and whose use is alarmed")
                : ways.getFirst().orElseThrow();
    }

    private static Verdict role(RoleDetail role, Inventory inventory) {
        var trust = PolicyDocument.parse(role.assumeRolePolicyDocument())
                .allowing(any -> true)
                .toList();
        boolean demands = !trust.isEmpty()
                && trust.stream()
                        .allMatch(allow -> allow.conditions().stream()
                                .anyMatch(condition -> condition.demands(MFA, "true")
                                        && condition.operator().equalsIgnoreCase("Bool")));
        if (!demands) {
            return Verdict.fail("Emergency role %s does not demand MFA".formatted(role.roleName()))
                    .at("AssumeRolePolicyDocument", "no condition on " + MFA)
                    .expected("Bool " + MFA + " = true");
        }
        return watched(
                "the use of role " + role.roleName(), assuming(role.arn()), assuming(role.arn() + "-other"), inventory);
    }

    private static Verdict user(UserDetail user, Inventory inventory) {
        boolean mfa = inventory
                .find(CredentialReportUser.class, Place.GLOBAL, user.userName())
                .orElseThrow()
                .config()
                .mfaActive()
                .orElse(false);
        if (!mfa) {
            return Verdict.fail("Emergency user %s has no MFA device".formatted(user.userName()))
                    .at("mfaActive", false)
                    .expected("an MFA device");
        }
        return watched(
                "sign-ins of user " + user.userName(),
                signingIn(user.userName(), user.arn()),
                signingIn(user.userName() + "-other", user.arn() + "-other"),
                inventory);
    }

    private static Verdict watched(String what, JsonNode must, JsonNode mustNot, Inventory inventory) {
        return new AlarmChain(inventory, new Watched(what, List.of(must), List.of(mustNot))).judge();
    }

    private static JsonNode assuming(String arn) {
        var event = event("sts.amazonaws.com", "AssumeRole", "AwsApiCall");
        event.putObject("requestParameters").put("roleArn", arn).put("roleSessionName", "emergency");
        return event;
    }

    private static JsonNode signingIn(String user, String arn) {
        var event = event("signin.amazonaws.com", "ConsoleLogin", "AwsConsoleSignIn");
        event.putObject("userIdentity")
                .put("type", "IAMUser")
                .put("userName", user)
                .put("arn", arn);
        event.putObject("responseElements").put("ConsoleLogin", "Success");
        return event;
    }

    private static ObjectNode event(String source, String name, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("eventSource", source)
                .put("eventName", name)
                .put("eventType", type);
    }

    private static boolean isMarked(Resource<?> principal, Settings settings) {
        return settings.marks().isForEmergencies(principal.tags())
                || new Patterns(false, settings.access().breakGlassUsers(), false).covers(principal.name());
    }
}
