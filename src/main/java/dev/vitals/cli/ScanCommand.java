package dev.vitals.cli;

import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.AwsSession;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.aws.Connection;
import dev.vitals.aws.Pacer;
import dev.vitals.aws.ReachedAccount;
import dev.vitals.aws.RecordedAccount;
import dev.vitals.aws.Recording;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.AttestedRiskAnalysis;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.ownrule.OwnRuleFile;
import dev.vitals.rule.Judge;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.lists.ListFolder;
import dev.vitals.rule.lists.Lists;
import dev.vitals.rule.lists.MalformedListException;
import dev.vitals.scan.AccountReader;
import dev.vitals.scan.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads an account once, without database and web server, and prints what every rule says. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Reads an AWS account once and prints a verdict per rule and resource.",
        footer = {
            "",
            "Exit status: 0 when done, 1 when --fail-on is met, 2 when the scan could not run.",
            "Without --profile or --role-arn the AWS SDK's own chain of credentials counts."
        })
final class ScanCommand implements Callable<Integer> {

    private static final double SHARE_OF_QUOTA = 0.5;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--profile", description = "Profile of the shared AWS configuration.")
    private @Nullable String profile;

    @Option(names = "--role-arn", description = "Role to assume in the account.")
    private @Nullable String roleArn;

    @Option(names = "--external-id", description = "External id that the role's trust policy asks for.")
    private @Nullable String externalId;

    @Option(names = "--recording", description = "Folder of a recording, in place of a live account.")
    private @Nullable Path recording;

    @Option(names = "--endpoint-url", description = "Endpoint in place of AWS's own (also AWS_ENDPOINT_URL).")
    private @Nullable URI endpoint;

    @Option(
            names = "--regions",
            split = ",",
            description =
                    "Regions, or 'all' for every enabled one. Default: AWS_REGION, else us-east-1; for a recording: its own.")
    private List<String> regions = List.of();

    @Option(names = "--rules", split = ",", description = "Only these rules.")
    private List<String> rules = List.of();

    @Option(
            names = "--lists",
            description =
                    "Folder of lists that stand in the place of those that are shipped. Default: VITALS_LISTS, else none.")
    private @Nullable Path listFolder;

    @Option(names = "--own-rules", description = "File of own rules (YAML) to judge by as well.")
    private @Nullable Path ownRules;

    @Option(names = "--record", description = "Keep every answer of AWS in this folder.")
    private @Nullable Path recordTo;

    @Option(names = "--format", defaultValue = "json", description = "json, csv or table. Default: ${DEFAULT-VALUE}.")
    private VerdictWriter format = VerdictWriter.JSON;

    @Option(names = "--out", description = "File to write to. Default: standard output.")
    private @Nullable Path out;

    @Option(names = "--fail-on", description = "Exit with 1 when a rule of this severity or a worse one fails.")
    private @Nullable Severity failOn;

    private final Clock clock;

    ScanCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var began = clock.instant();
        var reached = recording == null ? reach() : null;
        var settings = Settings.defaults(lists());
        var collectors = CollectorCatalogue.discover();
        var judges = chosenRules(collectors);
        var log = new CallLog();
        var inventory = read(reached, collectors, log, began);
        inventory.incomplete(
                AttestedRiskAnalysis.class, Place.GLOBAL, Cause.UNSUPPORTED, AttestedRiskAnalysis.KEPT_IN_THE_SERVER);
        var tally = new Tally();
        try (var writer = writer()) {
            format.head(writer);
            new RuleEngine(judges, collectors.kinds()).judge(inventory, settings, evaluation -> {
                tally.add(evaluation);
                format.line(writer, VerdictLine.of(evaluation));
            });
        }
        summarize(inventory, tally, log, began);
        return failOn != null && tally.failedAt(failOn) ? 1 : 0;
    }

    /** The catalogue's rules and those of the file; of both only the named ones where some are named. */
    private List<Judge> chosenRules(CollectorCatalogue collectors) {
        var all = Stream.concat(RuleCatalogue.discover().judges().stream(), ownRules(collectors).stream())
                .toList();
        var known = all.stream().map(judge -> judge.definition().id()).toList();
        var unknown = rules.stream().filter(id -> !known.contains(id)).toList();
        if (!unknown.isEmpty()) {
            throw refused("No such rule: %s. See docs/rules.md for the ids.".formatted(String.join(", ", unknown)));
        }
        return all.stream()
                .filter(judge ->
                        rules.isEmpty() || rules.contains(judge.definition().id()))
                .toList();
    }

    private List<Judge> ownRules(CollectorCatalogue collectors) {
        if (ownRules == null) {
            return List.of();
        }
        try {
            return OwnRuleFile.judges(ownRules, collectors, SafeguardCatalogue.load());
        } catch (OwnRuleFile.WrongRulesException wrong) {
            throw refused(wrong.getMessage());
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Lists lists() {
        var named = System.getenv("VITALS_LISTS");
        var folder = listFolder != null || named == null || named.isBlank() ? listFolder : Path.of(named);
        try {
            return folder == null ? Lists.shipped() : Lists.shipped().with(ListFolder.read(folder));
        } catch (MalformedListException broken) {
            throw new ParameterException(spec.commandLine(), broken.getMessage());
        }
    }

    /** The account is asked who it is while collectors and rules are looked for. */
    private CompletableFuture<ReachedAccount> reach() {
        var connection = connection();
        return CompletableFuture.supplyAsync(
                () -> AwsAccess.reach(connection, "vitals-scan"),
                task -> Thread.ofPlatform().daemon().start(task));
    }

    private static ReachedAccount await(CompletableFuture<ReachedAccount> account) {
        try {
            return account.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private Inventory read(
            @Nullable CompletableFuture<ReachedAccount> reached,
            CollectorCatalogue collectors,
            CallLog log,
            Instant began) {
        var reader = new AccountReader(collectors.collectors());
        if (recording != null) {
            var files = Recording.in(recording);
            var head = RecordedAccount.of(files);
            var places = regions.isEmpty() || regions.contains("all") ? head.regions() : regions;
            return reader.read(head.session(files), places, head.recordedAt(), Progress.SILENT);
        }
        var home = new AwsAccess(new Pacer(SHARE_OF_QUOTA))
                .open(await(Objects.requireNonNull(reached)), collectors.operations(), log, recordTo);
        var places = places(home);
        if (recordTo != null) {
            new RecordedAccount(home.place().partition(), home.place().account(), places, began).write(recordTo);
        }
        return reader.read(home, places, began, Progress.SILENT);
    }

    private Connection connection() {
        var given = regions.stream().filter(region -> !region.equals("all")).findFirst();
        return new Connection(
                profile, null, null, roleArn, externalId, endpoint, given.orElseGet(ScanCommand::ownRegion));
    }

    private List<String> places(AwsSession home) {
        if (regions.contains("all")) {
            return AwsAccess.enabledRegions(home);
        }
        if (regions.isEmpty()) {
            return List.of(home.place().region());
        }
        var enabled = AwsAccess.enabledRegions(home);
        var unknown =
                regions.stream().filter(region -> !enabled.contains(region)).toList();
        if (!unknown.isEmpty()) {
            throw new CannotConnectException(
                    "Not a region that is enabled in account %s: %s. Enabled are %s."
                            .formatted(home.account(), String.join(", ", unknown), String.join(", ", enabled)),
                    null);
        }
        return regions;
    }

    private static String ownRegion() {
        var set = System.getenv("AWS_REGION");
        return set == null || set.isBlank() ? "us-east-1" : set;
    }

    private PrintWriter writer() throws IOException {
        return out == null
                ? new PrintWriter(spec.commandLine().getOut(), false)
                : new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8));
    }

    private void summarize(Inventory inventory, Tally tally, CallLog log, Instant began) {
        var took = Duration.between(began, clock.instant()).toMillis() / 1000.0;
        spec.commandLine()
                .getErr()
                .printf(
                        "%d resources in %s; %s; %d calls made (%d throttled), %.1f seconds%n",
                        inventory.resources().size(),
                        String.join(", ", inventory.regions()),
                        tally.words(),
                        log.calls(),
                        log.throttled(),
                        took);
        spec.commandLine().getErr().flush();
    }
}
