package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.AwsFailure;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tries whether an account can be read, by reading it: every collector asks in the account's home region, nothing is
 * stored, and each action that AWS refused is named. A simulation of policies would not see what an organization
 * denies.
 */
@Component
public class ConnectionCheck {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final List<AccountOpener> openers;
    private final CollectorCatalogue collectors;
    private final Clock clock;

    ConnectionCheck(List<AccountOpener> openers, CollectorCatalogue collectors, Clock clock) {
        this.openers = openers;
        this.collectors = collectors;
        this.clock = clock;
    }

    /**
     * An action that is refused.
     *
     * @param action the IAM action: {@code ec2:DescribeSecurityGroups}
     * @param byOrganization whether a policy of the organization refuses it, which the account itself cannot change
     * @param services the collectors that read less for want of it
     */
    public record Missing(String action, boolean byOrganization, List<String> services) {

        /** What to add where it is refused: to the role, or to the statement of the organization's policy that denies it. */
        public String statement() {
            return byOrganization ? """
                      "Condition": {
                        "ArnNotLike": {"aws:PrincipalArn": "arn:*:iam::*:role/vitals-read"}
                      }""" : """
                      {
                        "Sid": "VitalsRead",
                        "Effect": "Allow",
                        "Action": "%s",
                        "Resource": "*"
                      }""".formatted(action);
        }
    }

    /**
     * How it went.
     *
     * @param trouble why the account did not open, empty where it did
     * @param region that was tried
     * @param granted actions that were answered
     * @param untried actions that nothing in the account gave an occasion to try
     */
    public record Result(
            String trouble,
            String region,
            List<String> regions,
            List<Missing> missing,
            int granted,
            List<String> untried,
            boolean cutShort) {

        public boolean isOpen() {
            return trouble.isEmpty();
        }

        /** One policy with everything that the role itself lacks; empty where it lacks nothing. */
        public String policyOfMissing() {
            var actions = missing.stream()
                    .filter(each -> !each.byOrganization())
                    .map(each -> "      \"" + each.action() + "\"")
                    .collect(Collectors.joining(",\n"));
            return actions.isEmpty() ? "" : """
                      {
                        "Version": "2012-10-17",
                        "Statement": [{
                          "Sid": "VitalsRead",
                          "Effect": "Allow",
                          "Action": [
                      %s
                          ],
                          "Resource": "*"
                        }]
                      }""".formatted(actions);
        }
    }

    /** Tries the account. Takes seconds, at most about two minutes. */
    public Result of(Account account) {
        var began = clock.instant();
        var log = new CallLog();
        try {
            var opened = openers.stream()
                    .filter(opener -> opener.opens(account.connection().kind()))
                    .findFirst()
                    .orElseThrow(() -> new CannotConnectException("Nothing here opens such accounts.", null))
                    .open(account, "vitals-check", began, log);
            var region = opened.regions().contains(opened.home().place().region())
                    ? opened.home().place().region()
                    : opened.regions().getFirst();
            var patience = new Patience(began.plus(LONGEST));
            new AccountReader(collectors.collectors()).read(opened.home(), List.of(region), began, patience);
            return result(region, opened.regions(), log, patience.isCancelled());
        } catch (CannotConnectException closed) {
            return new Result(String.valueOf(closed.getMessage()), "", List.of(), List.of(), 0, List.of(), false);
        }
    }

    private Result result(String region, List<String> regions, CallLog log, boolean cutShort) {
        var refused = log.refused().entrySet().stream()
                .collect(Collectors.toMap(entry -> call(entry.getKey()), Map.Entry::getValue));
        var answered = log.answered().stream().map(ConnectionCheck::call).collect(Collectors.toSet());
        var declared = Stream.concat(collectors.operations().stream(), AwsAccess.operations().stream())
                .distinct()
                .toList();
        var byAction = declared.stream().collect(Collectors.groupingBy(Operation::action));
        var missing = new ArrayList<Missing>();
        var granted = new TreeSet<String>();
        var untried = new TreeSet<String>();
        byAction.forEach((action, operations) -> {
            var refusal = operations.stream()
                    .map(ConnectionCheck::call)
                    .filter(refused::containsKey)
                    .findFirst();
            if (refusal.isPresent()) {
                missing.add(missing(action, refused.get(refusal.get())));
            } else {
                var tried = operations.stream().anyMatch(operation -> answered.contains(call(operation)));
                (tried ? granted : untried).add(action);
            }
        });
        missing.sort(java.util.Comparator.comparing(Missing::action));
        return new Result("", region, regions, missing, granted.size(), List.copyOf(untried), cutShort);
    }

    private Missing missing(String action, AwsFailure refusal) {
        Function<Collector, Boolean> calls = collector -> collector.operations().stream()
                .anyMatch(operation -> operation.action().equals(action));
        var services = collectors.collectors().stream()
                .filter(calls::apply)
                .map(Collector::service)
                .distinct()
                .toList();
        return new Missing(action, refusal.cause() == Cause.DENIED_BY_ORGANIZATION_POLICY, services);
    }

    private static String call(Operation operation) {
        return operation.service() + ":" + operation.name();
    }

    /** Stops the reading when it takes too long for somebody who waits. */
    private final class Patience implements Progress {

        private final Instant until;

        Patience(Instant until) {
            this.until = until;
        }

        @Override
        public boolean isCancelled() {
            return clock.instant().isAfter(until);
        }
    }
}
