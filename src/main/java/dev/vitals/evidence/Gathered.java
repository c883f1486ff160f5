package dev.vitals.evidence;

import dev.vitals.attestation.Decision;
import dev.vitals.evidence.Cut.Taker;
import dev.vitals.evidence.Population.AccountLine;
import dev.vitals.evidence.Population.GapLine;
import dev.vitals.evidence.Population.UnreadLine;
import dev.vitals.evidence.SafeguardSection.RulePart;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.rule.RuleBook;
import dev.vitals.score.RuleLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One gathering of a binder, with what its steps share. Lives within one look at the store. */
final class Gathered {

    static final int SHOWN = 40;

    private final BinderReaders read;
    private final BinderOrder order;
    private final Asked asked;
    private final ArchiveWriter archive;
    private final BinderProgress progress;
    private final RuleBook book;
    private final ScoreHistory history;
    private final List<Safeguard> shown;
    private final Failures failures = new Failures();

    Gathered(BinderReaders read, BinderOrder order, ArchiveWriter archive, BinderProgress progress) {
        this.read = read;
        this.book = read.books().current();
        this.order = order;
        this.archive = archive;
        this.progress = progress;
        this.asked = Asked.of(order, read.organization().zone());
        progress.step("Reading the scores that were kept");
        this.history = read.scores().read(order.scoreScopes(), order.firstDay(), order.lastDay());
        this.shown = read.catalogue().all().stream()
                .filter(each -> history.safeguards().containsKey(each.citation()))
                .filter(each -> order.citations().isEmpty() || order.citations().contains(each.citation()))
                .toList();
    }

    BinderContent content() throws IOException {
        progress.step("Looking at what was read, and what was not");
        var accounts = read.population().accounts(asked);
        seeThatThereIsSomething(accounts);
        var accountFile = table("accounts", Tables.ACCOUNTS, accounts.stream().map(Tables::account));
        var scoreFile = table("scores", Tables.SCORES, history.days().stream().map(Tables::score));
        var unread = read.population().unread(asked);
        var unreadFile = table("unread", Tables.UNREAD, unread.stream().map(Tables::unread));
        List<GapLine> days = read.gaps().gaps(asked);
        var gapFile = table("days-without-a-scan", Tables.GAPS, days.stream().map(Tables::gap));
        var unknown = read.population().unknown(asked);
        var unknownFile = table("not-judged", Tables.UNKNOWN, unknown.stream().map(Tables::unknown));
        var kinds = read.population().kinds(asked);
        var kindFile = table("resource-types", Tables.KINDS, kinds.stream().map(Tables::kind));
        resources();
        verdicts();
        var findingFile = findings();
        progress.step("Reading what people said, decided and attested");
        var said = said();
        var saidFile = table("said", SaidLine.COLUMNS, said.stream().map(SaidLine::cells));
        var sections = sections(findingFile, said, saidFile);
        table("safeguards", Tables.SAFEGUARDS, sections.stream().map(Tables::safeguard));
        table(
                "overdue",
                OverdueLine.COLUMNS,
                sections.stream()
                        .flatMap(section -> OverdueLine.of(section.history()))
                        .map(OverdueLine::cells));
        var changed = read.changes().changes(asked, history.turns());
        var changeFile = table("changes", ChangeLine.COLUMNS, changed.stream().map(ChangeLine::cells));
        var log = audit();
        oscal(sections);
        var gapsOnly = unread.stream().filter(UnreadLine::isGap).toList();
        return new BinderContent(
                order,
                asked,
                history,
                sections,
                Cut.of(accounts, SHOWN, accountFile),
                names(accounts, account -> !account.regions().isEmpty()),
                names(accounts, AccountLine::isPaused),
                order.visible().isEmpty() ? read.population().others(asked) : List.of(),
                Cut.of(kinds, SHOWN, kindFile),
                Cut.of(gapsOnly, SHOWN, unreadFile),
                unread.size() - gapsOnly.size(),
                Cut.of(days, SHOWN, gapFile),
                Cut.of(unknown, SHOWN, unknownFile),
                unbound(),
                book.withdrawn().stream().sorted().toList(),
                Cut.of(changed, SHOWN, changeFile),
                log,
                dataFiles(),
                DataHash.of(archive.files()),
                book.version().orElse(null),
                book.settings().lists().inOrder().stream()
                        .map(list -> list.label())
                        .toList(),
                scoreFile);
    }

    private static List<String> names(List<AccountLine> accounts, Predicate<AccountLine> which) {
        return accounts.stream().filter(which).map(AccountLine::name).toList();
    }

    private void seeThatThereIsSomething(List<AccountLine> accounts) {
        if (accounts.isEmpty()) {
            throw new BinderFailedException("None of the accounts of this scope is watched any more.");
        }
        var scans = accounts.stream()
                .mapToLong(line -> line.whole() + line.partly())
                .sum();
        if (history.isEmpty() || scans == 0) {
            throw new BinderFailedException(
                    "No scan of these accounts is kept between %s and %s, so there is nothing to show, and a binder without findings would look as if all were well. Choose a period with scans."
                            .formatted(order.firstDay(), order.lastDay()));
        }
        if (shown.isEmpty()) {
            throw new BinderFailedException("None of the chosen safeguards was scored in this period.");
        }
    }

    private void resources() throws IOException {
        progress.step("Writing every resource");
        try (var sheet = new Sheet(archive, "resources", Tables.RESOURCES)) {
            read.verdicts().resources(asked, sheet::row);
            sheet.end();
        }
    }

    private void verdicts() throws IOException {
        progress.step("Writing every verdict");
        try (var sheet = new Sheet(archive, "verdicts", VerdictLine.COLUMNS)) {
            read.verdicts().verdicts(asked, rules(), line -> sheet.row(line.cells()));
            sheet.end();
        }
    }

    private ArchiveFile findings() throws IOException {
        progress.step("Writing every finding");
        var serving = serving();
        try (var sheet = new Sheet(archive, "findings", FindingLine.COLUMNS);
                var file = archive.file(DataHash.FOLDER + OcsfFindings.NAME)) {
            var ocsf = new OcsfFindings<>(file, book);
            read.findings().findings(asked, rules(), line -> {
                sheet.row(line.cells());
                ocsf.write(line, serving.getOrDefault(line.rule(), List.of()));
                failures.take(line);
            });
            archive.add(ocsf.end(), -1);
            return sheet.end();
        }
    }

    /** The rules of chosen safeguards; empty for all. */
    private Set<String> rules() {
        return order.citations().isEmpty()
                ? Set.of()
                : shown.stream().flatMap(each -> rules(each.citation())).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> rules(String citation) {
        return history.safeguards().get(citation).lines().stream().map(RuleLine::rule);
    }

    /** The citations that each rule served at the end. */
    private Map<String, List<String>> serving() {
        var serving = new HashMap<String, List<String>>();
        for (Safeguard each : shown) {
            rules(each.citation())
                    .forEach(rule -> serving.computeIfAbsent(rule, any -> new java.util.ArrayList<>())
                            .add(each.citation()));
        }
        return serving;
    }

    private List<SaidLine> said() {
        var chosen = rules();
        return read.said().said(asked).stream()
                .filter(line -> chosen.isEmpty() || chosen.contains(line.rule()))
                .toList();
    }

    private List<SafeguardSection> sections(ArchiveFile findingFile, List<SaidLine> said, ArchiveFile saidFile)
            throws IOException {
        var citations = shown.stream().map(Safeguard::citation).toList();
        var attested = read.people().attestations(asked, citations);
        table("attestations", AttestedLine.COLUMNS, attested.stream().map(AttestedLine::cells));
        table("attestation-files", AttestedLine.FILES, attested.stream().flatMap(AttestedLine::fileCells));
        var decided = read.people().decisions(asked, citations);
        table("decisions", Tables.DECISIONS, decided.stream().map(Tables::decision));
        return shown.stream()
                .map(each -> section(
                        each,
                        findingFile,
                        of(each, said, saidFile),
                        attested.stream()
                                .filter(line -> line.attestation().citation().equals(each.citation()))
                                .toList(),
                        decided.stream()
                                .filter(line -> line.citation().equals(each.citation()))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    private Cut<SaidLine> of(Safeguard safeguard, List<SaidLine> said, ArchiveFile file) {
        var rules = rules(safeguard.citation()).collect(Collectors.toSet());
        return Cut.of(
                said.stream().filter(line -> rules.contains(line.rule())).toList(), Failures.SHOWN_PER_SAFEGUARD, file);
    }

    private SafeguardSection section(
            Safeguard safeguard,
            ArchiveFile findingFile,
            Cut<SaidLine> said,
            List<AttestedLine> attested,
            @Nullable Decision decision) {
        var lines = history.safeguards().get(safeguard.citation());
        var rules = rules(safeguard.citation()).toList();
        return new SafeguardSection(
                safeguard,
                lines,
                lines.lines().stream().map(this::part).toList(),
                failures.of(rules, findingFile),
                failures.accepted(rules, findingFile),
                said,
                failures.open(rules),
                attested,
                decision);
    }

    private RulePart part(RuleLine line) {
        var known = book.find(line.rule());
        return new RulePart(
                line,
                known.map(rule -> rule.title()).orElse(line.rule()),
                known.map(rule -> rule.version()).orElse(null));
    }

    private @Nullable Cut<AuditLine> audit() throws IOException {
        if (!order.holdsAudit()) {
            return null;
        }
        progress.step("Reading the audit log");
        var first = new Taker<AuditLine>(SHOWN);
        try (var sheet = new Sheet(archive, "audit", AuditLine.COLUMNS)) {
            read.audit().entries(asked, line -> {
                sheet.row(line.cells());
                first.take(line);
            });
            return first.cut(sheet.end());
        }
    }

    private void oscal(List<SafeguardSection> sections) throws IOException {
        var json = new OscalResults(read.organization(), order, asked, book)
                .write(sections.stream()
                        .map(section -> new OscalResults.Judged(section.safeguard(), section.history()))
                        .toList());
        archive.add(DataHash.FOLDER + OscalResults.NAME, json);
    }

    private List<Safeguard> unbound() {
        return read.catalogue().all().stream()
                .filter(each -> !history.safeguards().containsKey(each.citation()))
                .toList();
    }

    private List<ArchiveFile> dataFiles() {
        return archive.files().stream()
                .filter(file -> file.name().startsWith(DataHash.FOLDER))
                .toList();
    }

    private ArchiveFile table(String name, String[] columns, Stream<@Nullable Object[]> rows) throws IOException {
        try (var sheet = new Sheet(archive, name, columns)) {
            rows.forEach(sheet::row);
            return sheet.end();
        }
    }
}
