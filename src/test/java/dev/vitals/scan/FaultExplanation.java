package dev.vitals.scan;

import dev.vitals.aws.Fault;
import dev.vitals.aws.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why what looks wrong of a fault is right.
 *
 * @param call of the operations it is about, {@code service:Operation}
 * @param faults those it is about
 * @param remark what looks wrong, from its beginning
 */
record FaultExplanation(Pattern call, Set<Fault> faults, Pattern remark, String why) {

    private static final Set<Fault> WITHOUT_PAGES =
            EnumSet.complementOf(EnumSet.of(Fault.EXPIRED_TOKEN, Fault.EMPTY_PAGE, Fault.VANISHED));

    private static final Set<Fault> WITHOUT_PAGES_OR_GONE =
            EnumSet.complementOf(EnumSet.of(Fault.EXPIRED_TOKEN, Fault.EMPTY_PAGE));

    static final List<FaultExplanation> ALL = List.of(
            of(
                    "iam:GenerateCredentialReport",
                    WITHOUT_PAGES,
                    "not missed",
                    "A report that somebody else had made may still be fetched; it says itself when it was made."),
            of(
                    "lambda:GetAccountSettings",
                    WITHOUT_PAGES,
                    "not missed",
                    "It only tells whether functions may keep concurrency for themselves; then every function is asked."),
            of(
                    "s3:GetBucketPolicy",
                    EnumSet.of(Fault.BROKEN),
                    "not missed",
                    "The answer is the policy itself, whatever it says; a policy that is no JSON is unknown to every rule, as malformed."),
            of(
                    "ec2:DescribeInstances",
                    EnumSet.allOf(Fault.class),
                    "false pass of ec2-network-interface-no-effective-internet-exposure.* was NotApplicable",
                    "An interface whose instance was not read is judged by itself, from what was read of the interface."),
            of(
                    "s3:GetBucketVersioning",
                    WITHOUT_PAGES_OR_GONE,
                    "false pass of (cloudtrail|s3)-bucket-object-lock: could be",
                    "Without an answer Object Lock itself is asked for, and it was on, which only a bucket with versions can have."),
            of(
                    "cloudwatchlogs:DescribeLogStreams",
                    EnumSet.of(Fault.EXPIRED_TOKEN),
                    FaultTable.FIRST_DOES,
                    "Streams come by their last event; the first that had none for a week ends the reading."),
            of(
                    "cloudwatchlogs:FilterLogEvents",
                    EnumSet.of(Fault.EXPIRED_TOKEN),
                    FaultTable.FIRST_DOES,
                    "The sample is the first page that holds an event."),
            of(
                    "firehose:ListDeliveryStreams",
                    EnumSet.of(Fault.EXPIRED_TOKEN, Fault.EMPTY_PAGE),
                    FaultTable.ONE_ANSWER,
                    "It goes on behind the last name that it gave, which cannot expire; an answer that names none and says"
                            + " that there are more is malformed."),
            of(
                    "lambda:GetPolicy|backup:GetBackupVaultAccessPolicy|ssoadmin:GetPermissionsBoundaryForPermissionSet",
                    EnumSet.of(Fault.VANISHED),
                    FaultTable.LEFT_OUT + "|false pass of lambda-function-not-public",
                    "The service says by one word that the thing is not there and that nothing is set on it. What is gone"
                            + " has nothing set, and the next scan leaves it out of the list."));

    private static FaultExplanation of(String call, Set<Fault> faults, String remark, String why) {
        return new FaultExplanation(Pattern.compile(call), faults, Pattern.compile(remark), why);
    }

    /** The explanation of a remark, by its number in the list, from 1. */
    static Optional<Integer> of(Operation operation, Fault fault, String remark) {
        var call = operation.service() + ":" + operation.name();
        for (int at = 0; at < ALL.size(); at++) {
            var each = ALL.get(at);
            if (each.call.matcher(call).matches()
                    && each.faults.contains(fault)
                    && each.remark.matcher(remark).lookingAt()) {
                return Optional.of(at + 1);
            }
        }
        return Optional.empty();
    }

    /** The explanations that a cell needs. */
    static TreeSet<Integer> numbers(Operation operation, Fault fault, FaultTable.Cell cell) {
        return cell.wrong().stream()
                .flatMap(remark -> of(operation, fault, remark).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The remarks of a cell that nothing explains. */
    static List<String> unexplained(Operation operation, Fault fault, FaultTable.Cell cell) {
        return cell.wrong().stream()
                .filter(remark -> !FaultTable.PLAIN.contains(remark))
                .filter(remark -> of(operation, fault, remark).isEmpty())
                .map(remark -> "%s:%s, %s: %s".formatted(operation.service(), operation.name(), fault.words(), remark))
                .toList();
    }
}
