package dev.vitals.rule.reported;

import dev.vitals.collect.guardduty.GuardDutyReport;
import dev.vitals.collect.inspector.InspectorReport;
import dev.vitals.collect.macie.MacieReport;
import dev.vitals.collect.reported.Report;
import dev.vitals.collect.securityhub.SecurityHubReport;
import dev.vitals.rule.Judge;
import dev.vitals.rule.Judges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Repeats what the products of AWS that watch an account report of it. */
@Component
public class ReportedJudges implements Judges {

    private static final Map<String, Class<? extends Report>> PRODUCTS = Map.of(
            "guardduty", GuardDutyReport.class,
            "inspector", InspectorReport.class,
            "macie", MacieReport.class,
            "securityhub", SecurityHubReport.class);

    private final List<Judge> judges = judges(ReportCategory.load());

    @Override
    public List<Judge> inForce() {
        return judges;
    }

    private static List<Judge> judges(List<ReportCategory> categories) {
        var judges = new ArrayList<Judge>();
        for (int at = 0; at < categories.size(); at++) {
            var category = categories.get(at);
            var before = categories.subList(0, at).stream()
                    .filter(other -> other.product().equals(category.product()))
                    .toList();
            var config = PRODUCTS.get(category.product());
            if (config == null) {
                throw new IllegalStateException("No findings of " + category.product() + " are read");
            }
            judges.add(new ReportedJudge(category, config, before));
        }
        return List.copyOf(judges);
    }
}
