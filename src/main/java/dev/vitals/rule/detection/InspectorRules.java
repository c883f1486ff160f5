package dev.vitals.rule.detection;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.inspector.InspectorFinding;
import dev.vitals.collect.inspector.InspectorState;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.model.AccountState;
import software.amazon.awssdk.services.inspector2.model.State;
import software.amazon.awssdk.services.inspector2.model.Status;

/** Amazon Inspector. */
class InspectorRules {

    @Rule(
            id = "inspector-enabled",
            title = "Inspector scans instances, images and functions",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(A)", "164.308(a)(5)(ii)(B)"})
    Verdict enabled(AwsRegion region, Inventory inventory) {
        var states = inventory.all(InspectorState.class, region.region());
        var account =
                states.isEmpty() ? null : states.getFirst().config().account().orElseThrow();
        var off = account == null ? List.of("EC2", "ECR", "Lambda") : off(account);
        return off.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("Inspector does not scan %s in %s".formatted(String.join(", ", off), region.region()))
                        .at("account.ResourceState", String.join(", ", off) + " off")
                        .expected("EC2, ECR and Lambda enabled");
    }

    @Rule(
            id = "inspector-no-overdue-findings",
            title = "No finding of weight is overdue",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.308(a)(5)(ii)(B)"})
    Verdict noneOverdue(Resource<InspectorState> inspector, Inventory inventory, Settings settings) {
        var account = inspector.config().account().orElseThrow();
        if (isOff(account.state())) {
            return Verdict.notApplicable("Inspector is not switched on here");
        }
        var overdue = inspector.config().open().orElseThrow().stream()
                .filter(finding -> isOverdue(finding, inventory.readAt(), settings.horizons()))
                .sorted(Comparator.comparing(InspectorFinding::firstObservedAt))
                .toList();
        if (overdue.isEmpty()) {
            refuseCut(inspector.config().more());
            return Verdict.pass();
        }
        var oldest = overdue.getFirst();
        return Verdict.fail("Inspector's %s finding on %s is open since %s%s"
                        .formatted(
                                oldest.severity().toLowerCase(Locale.ROOT),
                                oldest.resource(),
                                oldest.firstObservedAt()
                                        .atOffset(ZoneOffset.UTC)
                                        .toLocalDate(),
                                overdue.size() == 1 ? "" : ", and %d more are overdue".formatted(overdue.size() - 1)))
                .at("open", oldest.title())
                .expected("critical within %d days, high within %d"
                        .formatted(
                                settings.horizons().inspectorCriticalDays(),
                                settings.horizons().inspectorHighDays()));
    }

    /** What was read proves a failure; it proves nothing where there is more. */
    private static void refuseCut(boolean more) {
        if (more) {
            throw new UnreadableException(Cause.TOO_MANY, "Inspector reports more findings of weight than are read");
        }
    }

    private static List<String> off(AccountState account) {
        var state = Reading.required(account.resourceState(), "ResourceState");
        var off = new ArrayList<String>();
        if (isOff(state.ec2())) {
            off.add("EC2");
        }
        if (isOff(state.ecr())) {
            off.add("ECR");
        }
        if (isOff(state.lambda())) {
            off.add("Lambda");
        }
        return off;
    }

    private static boolean isOff(@Nullable State state) {
        var status = Reading.required(state == null ? null : state.status(), "Status");
        return status != Status.ENABLED && status != Status.ENABLING;
    }

    private static boolean isOverdue(InspectorFinding finding, Instant now, Settings.Horizons horizons) {
        int days =
                finding.severity().equals("CRITICAL") ? horizons.inspectorCriticalDays() : horizons.inspectorHighDays();
        return finding.firstObservedAt().isBefore(now.minus(Duration.ofDays(days)));
    }
}
