package dev.vitals.cli;

import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.page.CsvWriter;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.RuleFactTable;
import dev.vitals.rule.RuleSheet;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the catalogue of rules. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description =
                "Prints every rule with its severity, safeguards, the IAM actions it needs and the peers that have it.")
final class RulesCommand implements Callable<Integer> {

    private enum Format {
        MARKDOWN,
        CSV
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--format", defaultValue = "markdown", description = "markdown or csv. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.MARKDOWN;

    @Override
    public Integer call() throws IOException {
        var facts = RuleFactTable.load();
        var sheet = new RuleSheet(facts, CollectorCatalogue.discover());
        var rules = RuleCatalogue.discover().definitions();
        var out = spec.commandLine().getOut();
        if (format == Format.MARKDOWN) {
            out.print(sheet.markdown(rules));
        } else {
            var csv = new CsvWriter(out);
            csv.row("rule", "title", "severity", "safeguards", "service", "type", "actions", "peers", "tier");
            for (RuleDefinition rule : rules) {
                row(rule, facts, sheet, csv);
            }
        }
        out.flush();
        return 0;
    }

    private static void row(RuleDefinition rule, RuleFactTable facts, RuleSheet sheet, CsvWriter csv)
            throws IOException {
        var known = facts.of(rule.id());
        csv.row(
                rule.id(),
                rule.title(),
                rule.severity().word(),
                String.join(" ", rule.safeguards()),
                known.service(),
                sheet.type(rule),
                String.join(" ", sheet.actions(known)),
                known.peers().stream().map(peer -> peer.label()).collect(Collectors.joining(", ")),
                known.tier());
    }
}
