package dev.vitals.finding;

import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.Sorting;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of findings: a page of it, or all of it as CSV. */
@Controller
class FindingController {

    private final FindingList findings;
    private final FindingChoices choices;

    FindingController(FindingList findings, FindingChoices choices) {
        this.findings = findings;
        this.choices = choices;
    }

    @GetMapping("/findings")
    String list(
            @ModelAttribute("filter") FindingFilter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
            AsOf asOf,
            HttpServletResponse response,
            Model model) {
        response.addHeader("Vary", "HX-Request");
        var sorting = Sorting.of(FindingList.SORTS, filter.sort());
        var shown = findings.page(filter, asOf, page);
        model.addAttribute("sorting", sorting);
        model.addAttribute("findings", shown);
        model.addAttribute("wasRead", shown.total() > 0 || findings.wasAnythingRead());
        if (swap != null) {
            return "finding/findings :: list";
        }
        model.addAttribute("choices", choices.all());
        return "finding/findings";
    }

    @GetMapping(value = "/findings.csv", produces = "text/csv")
    void csv(@ModelAttribute FindingFilter filter, AsOf asOf, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"findings-%s.csv\"".formatted(asOf.day()));
        var csv = new CsvWriter(response.getWriter());
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
                "opened",
                "state since",
                "resolved",
                "reopened");
        findings.each(filter, asOf, row -> write(row, csv));
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
                    row.openedAt(),
                    row.since(),
                    row.resolvedAt(),
                    row.reopened());
        } catch (IOException gone) {
            throw new UncheckedIOException("Whoever asked for the list has left", gone);
        }
    }
}
