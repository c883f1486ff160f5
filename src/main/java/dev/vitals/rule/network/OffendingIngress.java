package dev.vitals.rule.network;

import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** What of a security group offends the rules on ports that stand open to the world, for who wants to take it away. */
public final class OffendingIngress {

    private static final Map<String, BiPredicate<Ports, Settings>> BY_RULE = Map.of(
            "ec2-security-group-no-public-ssh", (ports, settings) -> ports.reachTcp(SecurityGroupRules.SSH),
            "ec2-security-group-no-public-rdp", (ports, settings) -> ports.reachTcp(SecurityGroupRules.RDP),
            "ec2-security-group-no-public-common-ports",
                    (ports, settings) -> reachAny(ports, settings.ports().common()),
            "ec2-security-group-no-public-database-ports",
                    (ports, settings) -> reachAny(ports, settings.ports().databases()),
            "ec2-security-group-no-all-ports-public", (ports, settings) -> ports.reachEverything());

    /** Ids of the rules that it knows. */
    public static final Set<String> RULES = BY_RULE.keySet();

    private OffendingIngress() {}

    /**
     * Whether anything that the group lets in from the world offends a rule.
     *
     * @throws IllegalArgumentException for a rule that is none of {@link #RULES}
     */
    public static boolean isIn(SecurityGroup group, String rule, Settings settings) {
        var offends = BY_RULE.get(rule);
        if (offends == null) {
            throw new IllegalArgumentException(rule + " is no rule on open ports");
        }
        return Opening.of(group).stream().anyMatch(opening -> offends.test(opening.ports(), settings));
    }

    private static boolean reachAny(Ports ports, List<Integer> some) {
        return some.stream().anyMatch(ports::reachTcp);
    }
}
