package dev.vitals.rule.workload;

import dev.vitals.collect.transfer.TransferServer;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import software.amazon.awssdk.services.appstream.model.Fleet;

/** Servers that take files, and desktops that people leave open. */
class SessionRules {

    @Rule(
            id = "transfer-server-logging",
            title = "The server logs to CloudWatch",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(b)"})
    Verdict transfers(TransferServer server) {
        var description = server.server().orElseThrow();
        boolean logs = !description.structuredLogDestinations().isEmpty()
                || description.loggingRole() != null
                        && !description.loggingRole().isBlank();
        return logs
                ? Verdict.pass()
                : Verdict.fail("Server %s logs nothing".formatted(server.id()))
                        .at("server.StructuredLogDestinations", "empty")
                        .expected("a log group");
    }

    /** Zero means that idle sessions are never disconnected. */
    @Rule(
            id = "appstream-fleet-idle-disconnect",
            title = "Idle sessions are disconnected",
            severity = Severity.LOW,
            safeguards = {"164.312(a)(2)(iii)"})
    Verdict idle(Fleet fleet, Settings settings) {
        int seconds = Reading.required(fleet.idleDisconnectTimeoutInSeconds(), "IdleDisconnectTimeoutInSeconds");
        int minutes = settings.limits().sessionIdleMinutes();
        return seconds > 0 && seconds <= minutes * 60
                ? Verdict.pass()
                : Verdict.fail(
                                seconds == 0
                                        ? "Fleet %s never disconnects idle sessions".formatted(fleet.name())
                                        : "Fleet %s disconnects idle sessions after %d seconds"
                                                .formatted(fleet.name(), seconds))
                        .at("IdleDisconnectTimeoutInSeconds", seconds)
                        .expected("at most %d minutes".formatted(minutes));
    }
}
