package dev.vitals.finding;

import dev.vitals.exposure.NetworkPictures;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.Sorting;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.RuleBooks;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The list of findings, by the page or as CSV, and each finding. */
@Controller
@Needs(Right.READ)
class FindingController {

    /** Columns that a view may leave out. */
    private static final List<String> COLUMNS = List.of("resource", "account", "since", "opened", "due");

    private static final int FEW = 4;

    private static final List<String> USUAL = List.of("resource", "account", "since", "due");

    private final FindingList findings;
    private final RuleGroups groups;
    private final FindingDetails details;
    private final FindingChoices choices;
    private final RuleBooks books;
    private final SourceFiles files;
    private final AffectedResources affected;
    private final NetworkPictures pictures;
    private final List<FindingPart> parts;

    FindingController(
            FindingList findings,
            RuleGroups groups,
            FindingDetails details,
            FindingChoices choices,
            RuleBooks books,
            SourceFiles files,
            AffectedResources affected,
            NetworkPictures pictures,
            List<FindingPart> parts) {
        this.findings = findings;
        this.groups = groups;
        this.details = details;
        this.choices = choices;
        this.books = books;
        this.files = files;
        this.affected = affected;
        this.pictures = pictures;
        this.parts = List.copyOf(parts);
    }

    @GetMapping("/findings")
    String list(
            @ModelAttribute("filter") FindingFilter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(required = false) @Nullable List<String> columns,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
            AsOf asOf,
            HttpServletResponse response,
            Model model) {
        response.addHeader("Vary", "HX-Request");
        model.addAttribute("sorting", Sorting.of(FindingList.SORTS, filter.sort()));
        var isGrouped = isGrouped(by, filter);
        var grouped = isGrouped ? groups.of(filter, asOf) : null;
        model.addAttribute("groups", grouped);
        var shown = grouped != null ? RuleGroup.counted(grouped) : findings.page(filter, asOf, page);
        model.addAttribute("findings", shown);
        model.addAttribute("ways", Way.all(filter.shownState()));
        model.addAttribute("own", findings.own());
        model.addAttribute("columns", columns == null || columns.isEmpty() ? USUAL : columns);
        model.addAttribute("allColumns", COLUMNS);
        model.addAttribute("usualColumns", String.join(" ", USUAL));
        model.addAttribute("wasRead", shown.total() > 0 || findings.wasAnythingRead());
        if (swap != null) {
            return "finding/findings :: list";
        }
        model.addAttribute("choices", choices.all());
        parts.forEach(part -> part.addToList(model));
        return "finding/findings";
    }

    /** By the rule, unless each is asked for, or a sorting that only a list of each has. */
    private static boolean isGrouped(String by, FindingFilter filter) {
        return filter.rule().isEmpty()
                && (by.equals("rule") || by.isEmpty() && filter.sort().isEmpty());
    }

    /** One of the three answers to "with the accepted ones?"; the value for the address, empty for what is usual. */
    record Way(String value, String label, boolean chosen) {

        static List<Way> all(FindingState shown) {
            return Stream.of(FindingState.OPEN, FindingState.UNRESOLVED, FindingState.ACCEPTED)
                    .map(state ->
                            new Way(state == FindingState.OPEN ? "" : state.word(), state.label(), state == shown))
                    .toList();
        }
    }

    @GetMapping(value = "/findings.csv", produces = "text/csv")
    @Needs(Right.EXPORT)
    void csv(
            @ModelAttribute FindingFilter filter,
            @RequestParam(defaultValue = "finding") String by,
            AsOf asOf,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"findings-%s.csv\"".formatted(asOf.day()));
        var csv = new CsvWriter(response.getWriter());
        if (by.equals("rule")) {
            groups.write(filter, asOf, csv);
            return;
        }
        csv.row(
                "id",
                "severity",
                "finding",
                "state",
                "account",
                "account name",
                "region",
                "type",
                "resource",
                "resource name",
                "rule",
                "source",
                "opened",
                "state since",
                "resolved",
                "reopened",
                "owner",
                "due",
                "overdue",
                "accepted until");
        findings.each(filter, asOf, row -> write(row, csv));
    }

    @GetMapping("/findings/{id}")
    String one(
            @PathVariable long id,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            AsOf asOf,
            HttpServletResponse response,
            Model model) {
        response.addHeader("Vary", "HX-Target");
        var finding = details.find(id, asOf)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No finding " + id));
        var rule = finding.row().rule();
        model.addAttribute("finding", finding);
        model.addAttribute("row", finding.row());
        var events = details.events(id, asOf);
        model.addAttribute("events", events);
        var book = books.current();
        model.addAttribute("rule", book.find(rule).orElse(null));
        if ("panel".equals(target)) {
            model.addAttribute("lately", events.stream().limit(FEW).toList());
            return "finding/panel :: panel";
        }
        model.addAttribute("guidance", book.guidance(rule).orElse(null));
        model.addAttribute(
                "network", pictures.of(rule, key(finding.row()), asOf).orElse(null));
        if (finding.row().source().isReported()) {
            model.addAttribute("file", files.of(id).orElse(null));
            model.addAttribute(
                    "affected",
                    affected.find(finding.row().account(), finding.observed())
                            .filter(found -> found.id() != finding.row().resource())
                            .orElse(null));
        }
        parts.forEach(part -> part.addTo(model, id, asOf));
        return "finding/finding";
    }

    private static ResourceKey key(FindingRow row) {
        return new ResourceKey(row.account(), row.region(), row.type(), row.resourceId());
    }

    private static void write(FindingRow row, CsvWriter csv) {
        try {
            csv.row(
                    row.id(),
                    row.severity(),
                    row.headline(),
                    row.stateWords(),
                    row.account(),
                    row.accountName(),
                    row.region(),
                    row.type(),
                    row.resourceId(),
                    row.resourceName(),
                    row.rule(),
                    row.source().label(),
                    row.openedAt(),
                    row.since(),
                    row.resolvedAt(),
                    row.reopened(),
                    row.owner(),
                    row.lastMoment(),
                    row.overdue() ? "yes" : "no",
                    row.acceptedUntil());
        } catch (IOException gone) {
            throw new UncheckedIOException("Whoever asked for the list has left", gone);
        }
    }
}
