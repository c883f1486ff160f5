package dev.vitals.rule.reported;

import dev.vitals.collect.reported.Report;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Judge;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.RuleSource;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.Verdict.Step;
import java.util.List;

/** Repeats the open findings of one category of one product. */
final class ReportedJudge implements Judge {

    private final RuleDefinition definition;
    private final ReportCategory category;
    private final List<ReportCategory> before;

    /**
     * @param config the class of the product's findings
     * @param before categories of the product that take a finding first
     */
    ReportedJudge(ReportCategory category, Class<? extends Report> config, List<ReportCategory> before) {
        this.category = category;
        this.before = List.copyOf(before);
        this.definition = new RuleDefinition(
                category.rule(),
                category.title(),
                Severity.MEDIUM,
                category.safeguards(),
                config,
                1,
                RuleDefinition.Origin.REPORTED);
    }

    @Override
    public RuleDefinition definition() {
        return definition;
    }

    @Override
    public boolean isAbout(Resource<?> resource) {
        return resource.config() instanceof Report report
                && category.holds(report.type())
                && before.stream().noneMatch(other -> other.holds(report.type()));
    }

    @Override
    public Severity severity(Resource<?> resource) {
        return resource.config() instanceof Report report
                ? ReportedSeverity.of(report.severity()).orElse(definition.severity())
                : definition.severity();
    }

    @Override
    public Verdict judge(Resource<?> resource, Inventory inventory, Settings settings) {
        if (!(resource.config() instanceof Report report)) {
            return Verdict.notApplicable("It is no finding of another product");
        }
        if (!report.isOpen()) {
            return Verdict.pass();
        }
        var product = RuleSource.of(definition.id()).label();
        return Verdict.fail(headline(report))
                .at("resource", report.resource())
                .expected("closed, archived or suppressed in " + product)
                .proving(List.of(
                        new Step("reported by", product, report.type()),
                        new Step(
                                "graded",
                                report.severity(),
                                "as " + severity(resource).word()),
                        new Step("about", report.subject(), report.resource())));
    }

    /** The product's title, with what it is about where the title does not name it. */
    private static String headline(Report report) {
        var title = report.title().isBlank() ? report.type() : report.title();
        return report.subject().isEmpty() || title.contains(report.subject())
                ? title
                : "%s (%s)".formatted(title, report.subject());
    }
}
