package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.aws.SdkJson;
import dev.vitals.rule.Settings;
import dev.vitals.rule.network.OffendingIngress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import tools.jackson.databind.JsonNode;

/** The ingress rules that offend, revoked, and nothing else. */
final class IngressFix implements Fix {
    private static final String RULES = "SecurityGroupRules";

    @Override
    public String id() {
        return "ec2-ingress-revoke";
    }

    @Override
    public String title() {
        return "Revoke the offending ingress rules";
    }

    @Override
    public Set<String> rules() {
        return OffendingIngress.RULES;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("ec2", "DescribeSecurityGroups"),
                Operation.of("ec2", "DescribeSecurityGroupRules"),
                Operation.of("ec2", "RevokeSecurityGroupIngress"),
                Operation.of("ec2", "AuthorizeSecurityGroupIngress"));
    }

    @Override
    public String caveat() {
        return "Connections that are open stay open until they end; new ones from there are refused at once.";
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        try {
            var ec2 = region.client(Ec2Client.class);
            // A list of rules is empty for a group that is gone, too; asked for by its id, AWS says so.
            ec2.describeSecurityGroups(request -> request.groupIds(target.id()));
            var json = FixJson.object();
            var list = json.putArray(RULES);
            ec2
                    .describeSecurityGroupRulesPaginator(request ->
                            request.filters(filter -> filter.name("group-id").values(target.id())))
                    .securityGroupRules()
                    .stream()
                    .filter(rule ->
                            !Boolean.TRUE.equals(rule.isEgress()) && target.id().equals(rule.groupId()))
                    .sorted(Comparator.comparing(SecurityGroupRule::securityGroupRuleId))
                    .forEach(rule -> list.add(SdkJson.toJson(bare(rule))));
            return json;
        } catch (Ec2Exception refused) {
            throw "InvalidGroup.NotFound".equals(refused.awsErrorDetails().errorCode())
                    ? new FixRefusedException("Security group %s does not exist any more.".formatted(target.id()))
                    : refused;
        }
    }

    /** Without what does not decide who comes in. */
    private static SecurityGroupRule bare(SecurityGroupRule rule) {
        return rule.toBuilder()
                .tags(List.of())
                .securityGroupRuleArn(null)
                .groupOwnerId(null)
                .build();
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        var after = FixJson.object();
        var kept = after.putArray(RULES);
        rules(before).stream()
                .filter(rule -> !offends(rule, target, settings))
                .forEach(rule -> kept.add(SdkJson.toJson(rule)));
        if (kept.size() == before.path(RULES).size()) {
            throw new FixRefusedException(
                    "No single ingress rule of %s offends any more. Where several ranges are the world together, decide in AWS which one goes."
                            .formatted(target.id()));
        }
        return after;
    }

    private static boolean offends(SecurityGroupRule rule, FixTarget target, Settings settings) {
        var group = SecurityGroup.builder()
                .groupId(target.id())
                .ipPermissions(permission(rule))
                .build();
        return OffendingIngress.isIn(group, target.rule(), settings);
    }

    @Override
    public boolean canTry() {
        return true;
    }

    @Override
    public Optional<String> tryOut(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        return DryRun.of(() -> revoke(target, region, without(from, to), true));
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        revoke(target, region, without(from, to), false);
        authorize(target, region, without(to, from));
    }

    private static void revoke(FixTarget target, AwsSession region, List<SecurityGroupRule> rules, boolean isTrial) {
        if (!rules.isEmpty()) {
            region.client(Ec2Client.class)
                    .revokeSecurityGroupIngress(request -> request.groupId(target.id())
                            .ipPermissions(
                                    rules.stream().map(IngressFix::permission).toList())
                            .dryRun(isTrial));
        }
    }

    private static void authorize(FixTarget target, AwsSession region, List<SecurityGroupRule> rules) {
        if (!rules.isEmpty()) {
            region.client(Ec2Client.class)
                    .authorizeSecurityGroupIngress(request -> request.groupId(target.id())
                            .ipPermissions(
                                    rules.stream().map(IngressFix::permission).toList()));
        }
    }

    /** The rules of the one that the other has not, by what they let in: a rule that is restored has a new id. */
    private static List<SecurityGroupRule> without(JsonNode one, JsonNode other) {
        var there = rules(other).stream().map(IngressFix::permission).toList();
        return rules(one).stream()
                .filter(rule -> !there.contains(permission(rule)))
                .toList();
    }

    private static List<SecurityGroupRule> rules(JsonNode state) {
        return state.path(RULES)
                .valueStream()
                .map(rule -> SdkJson.fromJson(rule, SecurityGroupRule.class))
                .toList();
    }

    private static IpPermission permission(SecurityGroupRule rule) {
        var permission = IpPermission.builder()
                .ipProtocol(rule.ipProtocol())
                .fromPort(rule.fromPort())
                .toPort(rule.toPort());
        if (rule.cidrIpv4() != null) {
            permission.ipRanges(range -> range.cidrIp(rule.cidrIpv4()).description(rule.description()));
        }
        if (rule.cidrIpv6() != null) {
            permission.ipv6Ranges(range -> range.cidrIpv6(rule.cidrIpv6()).description(rule.description()));
        }
        if (rule.prefixListId() != null) {
            permission.prefixListIds(
                    list -> list.prefixListId(rule.prefixListId()).description(rule.description()));
        }
        if (rule.referencedGroupInfo() != null) {
            permission.userIdGroupPairs(
                    pair -> pair.groupId(rule.referencedGroupInfo().groupId())
                            .userId(rule.referencedGroupInfo().userId())
                            .description(rule.description()));
        }
        return permission.build();
    }

    @Override
    public boolean isAs(JsonNode wanted, JsonNode now) {
        return without(wanted, now).isEmpty() && without(now, wanted).isEmpty();
    }
}
