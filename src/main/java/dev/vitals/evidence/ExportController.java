package dev.vitals.evidence;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.Organization;
import dev.vitals.postgres.RowScope;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleDefinition;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a binder holds in forms for other programs, for a day, a scope, and one safeguard or all: every verdict as CSV or
 * JSON, the states as OSCAL assessment results, the open findings as OCSF compliance findings.
 */
@Controller
@Needs(Right.EXPORT)
class ExportController {

    private final BinderScopes scopes;
    private final ScoreReader scores;
    private final VerdictReader verdicts;
    private final FindingReader findings;
    private final SafeguardCatalogue safeguards;
    private final RuleBooks books;
    private final Organization organization;
    private final TransactionTemplate reading;

    ExportController(
            BinderScopes scopes,
            ScoreReader scores,
            VerdictReader verdicts,
            FindingReader findings,
            SafeguardCatalogue safeguards,
            RuleBooks books,
            Organization organization,
            PlatformTransactionManager transactions) {
        this.scopes = scopes;
        this.scores = scores;
        this.verdicts = verdicts;
        this.findings = findings;
        this.safeguards = safeguards;
        this.books = books;
        this.organization = organization;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @GetMapping(value = "/evidence.csv", produces = "text/csv")
    void csv(
            AsOf asOf,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String citation,
            HttpServletResponse response)
            throws IOException {
        var order = order(asOf, scope, citation);
        start(response, "text/csv", "verdicts-%s.csv".formatted(asOf.day()));
        var csv = new CsvWriter(response.getWriter());
        csv.row((Object[]) VerdictLine.COLUMNS);
        each(order, line -> csv.row(line.cells()));
    }

    @GetMapping(value = "/evidence.json", produces = "application/json")
    void json(
            AsOf asOf,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String citation,
            HttpServletResponse response)
            throws IOException {
        var order = order(asOf, scope, citation);
        start(response, "application/json", "verdicts-%s.json".formatted(asOf.day()));
        JsonRows.write(
                response.getWriter(), VerdictLine.COLUMNS, rows -> each(order, line -> rows.accept(line.cells())));
    }

    @GetMapping(value = "/evidence-oscal.json", produces = "application/json")
    void oscal(
            AsOf asOf,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String citation,
            HttpServletResponse response)
            throws IOException {
        var order = order(asOf, scope, citation);
        var history = scores.read(order.scoreScopes(), order.firstDay(), order.lastDay());
        var judged = shown(order)
                .filter(each -> history.safeguards().containsKey(each.citation()))
                .map(each -> new OscalResults.Judged(each, history.safeguards().get(each.citation())))
                .toList();
        if (judged.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No score is kept by " + asOf.day());
        }
        start(response, "application/json", "oscal-%s.json".formatted(asOf.day()));
        response.getOutputStream()
                .write(new OscalResults(organization, order, asked(order), books.current()).write(judged));
    }

    @GetMapping(value = "/evidence-ocsf.json", produces = "application/json")
    void ocsf(
            AsOf asOf,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String citation,
            HttpServletResponse response)
            throws IOException {
        var order = order(asOf, scope, citation);
        var book = books.current();
        var serving = book.scored().stream().collect(Collectors.toMap(RuleDefinition::id, RuleDefinition::safeguards));
        start(response, "application/json", "ocsf-%s.json".formatted(asOf.day()));
        // Not closed where it fails: a list that was cut must not look whole.
        var json = new OcsfFindings<>(response.getOutputStream(), book);
        reading.executeWithoutResult(any -> findings.findings(asked(order), rules(order), line -> {
            if (line.isOpen()) {
                json.write(line, serving.getOrDefault(line.rule(), List.of()));
            }
        }));
        json.end();
    }

    /** Work with a line that writes to whoever asked. */
    @FunctionalInterface
    private interface Writing {
        void write(VerdictLine line) throws IOException;
    }

    private void each(BinderOrder order, Writing writing) {
        reading.executeWithoutResult(any -> verdicts.verdicts(asked(order), rules(order), line -> {
            try {
                writing.write(line);
            } catch (IOException gone) {
                throw new UncheckedIOException("Whoever asked for the list has left", gone);
            }
        }));
    }

    /** The question as if it were for a binder of one day. */
    private BinderOrder order(AsOf asOf, String scope, String citation) {
        if (!citation.isEmpty() && safeguards.find(citation).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No safeguard " + citation);
        }
        var held = scopes.of(
                scope.isEmpty() ? "all" : scope, List.of(), RowScope.current().isEmpty());
        return new BinderOrder(
                NameUuid.of(new UUID(0, 0), held.name() + " " + asOf.day() + " " + citation),
                held.name(),
                held.label(),
                held.accounts(),
                citation.isEmpty() ? List.of() : List.of(citation),
                asOf.day(),
                asOf.day(),
                BinderOrder.Paper.A4,
                false,
                RowScope.current().orElse(""),
                "",
                "",
                asOf.moment(),
                "");
    }

    private Asked asked(BinderOrder order) {
        return Asked.of(order, organization.zone());
    }

    private Stream<Safeguard> shown(BinderOrder order) {
        return safeguards.all().stream()
                .filter(each -> order.citations().isEmpty() || order.citations().contains(each.citation()));
    }

    /** Rules that serve what was chosen; empty for all. A safeguard that none serves has a rule that does not exist. */
    private List<String> rules(BinderOrder order) {
        if (order.citations().isEmpty()) {
            return List.of();
        }
        var serving = books.current().scored().stream()
                .filter(rule -> rule.safeguards().contains(order.citations().getFirst()))
                .map(RuleDefinition::id)
                .toList();
        return serving.isEmpty() ? List.of("-") : serving;
    }

    private static void start(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    }
}
