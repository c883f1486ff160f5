package dev.vitals.baseline;

import dev.vitals.page.CsvWriter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The baseline for a spreadsheet: a row for each resource of each component. */
final class BaselineCsv {

    private BaselineCsv() {}

    static void write(LocalDate day, String account, List<DeploymentStanding> deployments, CsvWriter csv)
            throws IOException {
        csv.row(
                "day",
                "account",
                "region",
                "deployment",
                "edition",
                "stack",
                "component",
                "component state",
                "resource",
                "type",
                "found as",
                "resource state",
                "how",
                "differs",
                "deployed",
                "known weakness",
                "rules");
        for (DeploymentStanding deployment : deployments) {
            for (ComponentStanding component : deployment.components()) {
                for (PartStanding part : component.parts()) {
                    row(day, account, deployment.deployment(), component, part, csv);
                }
            }
        }
    }

    private static void row(
            LocalDate day,
            String account,
            Deployment deployment,
            ComponentStanding standing,
            PartStanding part,
            CsvWriter csv)
            throws IOException {
        var row = standing.component().row();
        csv.row(
                day,
                account,
                deployment.region(),
                deployment.name(),
                row.edition().word(),
                row.stack(),
                row.component(),
                standing.state().words(),
                part.label(),
                part.part().type(),
                part.thing() == null ? null : part.thing().resourceId(),
                part.state().words(),
                part.how(),
                part.deviations().stream().map(Deviation::sentence).collect(Collectors.joining("; ")),
                row.properties(),
                row.weakness(),
                String.join(" ", standing.component().rules()));
    }
}
