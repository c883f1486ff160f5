package dev.vitals.rule.compute;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.lists.ListEntry;
import dev.vitals.rule.lists.ListName;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataEndpointState;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** How an instance gets at its credentials, where it runs, and for how long. */
class InstanceRules {

    private static final Pattern STOPPED_ON = Pattern.compile("\\((\\d{4}-\\d\\d-\\d\\d) ");

    @Rule(
            id = "ec2-instance-imdsv2",
            title = "The metadata service demands a token",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"})
    Verdict tokens(Instance instance) {
        var options = Reading.required(instance.metadataOptions(), "MetadataOptions");
        if (options.httpEndpoint() == InstanceMetadataEndpointState.DISABLED) {
            return Verdict.pass();
        }
        return Reading.required(options.httpTokens(), "MetadataOptions.HttpTokens") == HttpTokensState.REQUIRED
                ? Verdict.pass()
                : Verdict.fail("Instance %s hands out its credentials without a token (IMDSv1)"
                                .formatted(instance.instanceId()))
                        .at("MetadataOptions.HttpTokens", options.httpTokensAsString())
                        .expected("required, or the endpoint disabled");
    }

    @Rule(
            id = "ec2-instance-profile-attached",
            title = "The instance has a role of its own",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            })
    Verdict hasProfile(Instance instance) {
        state(instance);
        return instance.iamInstanceProfile() != null
                ? Verdict.pass()
                : Verdict.fail("Instance %s has no IAM profile".formatted(instance.instanceId()))
                        .expected("an instance profile, so that no long-lived keys are needed");
    }

    @Rule(
            id = "ec2-instance-in-vpc",
            title = "The instance runs in a VPC",
            severity = Severity.LOW,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict inVpc(Instance instance) {
        state(instance);
        return instance.vpcId() != null
                ? Verdict.pass()
                : Verdict.fail("Instance %s does not run in a VPC".formatted(instance.instanceId()))
                        .expected("a VPC");
    }

    @Rule(
            id = "ec2-instance-detailed-monitoring",
            title = "The instance is monitored every minute",
            severity = Severity.LOW,
            safeguards = {"164.312(b)"})
    Verdict detailedMonitoring(Instance instance) {
        var monitoring = Reading.required(instance.monitoring(), "Monitoring");
        var state = Reading.required(monitoring.state(), "Monitoring.State");
        return switch (state) {
            case ENABLED, PENDING -> Verdict.pass();
            default ->
                Verdict.fail("Instance %s is monitored every five minutes only".formatted(instance.instanceId()))
                        .at("Monitoring.State", state)
                        .expected("enabled");
        };
    }

    @Rule(
            id = "ec2-instance-ebs-optimized",
            title = "The instance has bandwidth of its own for its volumes",
            severity = Severity.LOW,
            safeguards = {
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            })
    Verdict ebsOptimized(Instance instance, Settings settings) {
        boolean on = Reading.required(instance.ebsOptimized(), "EbsOptimized");
        var type = Reading.required(instance.instanceTypeAsString(), "InstanceType");
        return switch (settings.lists()
                .of(ListName.EBS_BANDWIDTH)
                .find(type)
                .map(ListEntry::detail)
                .orElse("always")) {
            case "never" -> Verdict.notApplicable("Its type cannot be EBS optimised");
            // AWS answers false for these although they are.
            case "always" -> Verdict.pass();
            default ->
                on
                        ? Verdict.pass()
                        : Verdict.fail("Instance %s (%s) shares its bandwidth with its volumes"
                                        .formatted(instance.instanceId(), instance.instanceTypeAsString()))
                                .at("EbsOptimized", false)
                                .expected("true, or a current instance type");
        };
    }

    @Rule(
            id = "ec2-instance-not-long-stopped",
            title = "The instance has not been stopped for long",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(1)(ii)(B)"})
    Verdict notLongStopped(Instance instance, Inventory inventory, Settings settings) {
        if (state(instance) != InstanceStateName.STOPPED) {
            return Verdict.pass();
        }
        var reason = Reading.required(instance.stateTransitionReason(), "StateTransitionReason");
        var matcher = STOPPED_ON.matcher(reason);
        if (!matcher.find()) {
            throw new UnreadableException(Cause.UNSUPPORTED, "AWS does not say when the instance was stopped");
        }
        var stopped = LocalDate.parse(matcher.group(1));
        int days = settings.limits().stoppedInstance();
        var today = inventory.readAt().atZone(ZoneOffset.UTC).toLocalDate();
        return stopped.isBefore(today.minusDays(days))
                ? Verdict.fail("Instance %s has been stopped since %s, longer than %d days"
                                .formatted(instance.instanceId(), stopped, days))
                        .at("StateTransitionReason", reason)
                        .expected("started, or terminated after a last snapshot")
                : Verdict.pass();
    }

    @Rule(
            id = "ec2-instance-max-age",
            title = "The instance is replaced now and then",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(1)(ii)(B)"})
    Verdict notTooOld(Instance instance, Inventory inventory, Settings settings) {
        if (state(instance) != InstanceStateName.RUNNING) {
            return Verdict.notApplicable("The instance does not run");
        }
        var launched = Reading.required(instance.launchTime(), "LaunchTime");
        int days = settings.limits().instanceAge();
        return launched.isBefore(inventory.readAt().minus(Duration.ofDays(days)))
                ? Verdict.fail("Instance %s has run since %s, longer than %d days"
                                .formatted(
                                        instance.instanceId(),
                                        launched.atZone(ZoneOffset.UTC).toLocalDate(),
                                        days))
                        .at("LaunchTime", launched)
                        .expected("launched anew from a patched image within %d days".formatted(days))
                : Verdict.pass();
    }

    private static InstanceStateName state(Instance instance) {
        return Reading.required(Reading.required(instance.state(), "State").name(), "State.Name");
    }
}
