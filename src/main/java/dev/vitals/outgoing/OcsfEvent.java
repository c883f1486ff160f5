package dev.vitals.outgoing;

import dev.vitals.finding.OcsfFinding;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as an event of OCSF: a compliance finding that is created, updated or closed. */
final class OcsfEvent {

    private OcsfEvent() {}

    static Map<String, @Nullable Object> of(Delivery delivery) {
        var report = delivery.report();
        var finding = report.finding();
        var event = new OcsfFinding(
                        finding.id(),
                        finding.rule(),
                        finding.title(),
                        finding.severity(),
                        finding.headline(),
                        finding.verdict(),
                        report.isTest() ? "test" : finding.people(),
                        activity(report.event()),
                        report.account().id(),
                        report.account().name(),
                        report.resource().region(),
                        report.resource().type(),
                        report.resource().name(),
                        report.resource().arn(),
                        finding.openedAt(),
                        activity(report.event()) == OcsfFinding.CLOSE ? report.at() : null,
                        report.at(),
                        report.isTest() ? "test" : finding.state(),
                        finding.safeguards())
                .toMap();
        event.put(
                "unmapped",
                Map.of("delivery", delivery.id().toString(), "event", report.event(), "url", finding.url()));
        return event;
    }

    private static int activity(String event) {
        return switch (event) {
            case "opened" -> OcsfFinding.CREATE;
            case "resolved", "gone" -> OcsfFinding.CLOSE;
            default -> OcsfFinding.UPDATE;
        };
    }
}
