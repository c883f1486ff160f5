package dev.vitals.attestation;

import dev.vitals.file.FileLimits;
import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.Sorting;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of attestations, by the page or as CSV, with the decisions that nobody looked at again in time. */
@Controller
@Needs(Right.READ)
class AttestationListController {

    private final AttestationList list;
    private final Decisions decisions;
    private final FileLimits limits;

    AttestationListController(AttestationList list, Decisions decisions, FileLimits limits) {
        this.list = list;
        this.decisions = decisions;
        this.limits = limits;
    }

    @GetMapping("/attestations")
    String list(
            @ModelAttribute("filter") AttestationFilter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String problem,
            AsOf asOf,
            Model model) {
        model.addAttribute("problem", limits.problem(problem));
        model.addAttribute("sorting", Sorting.of(AttestationList.SORTS, filter.sort()));
        model.addAttribute("attestations", list.page(filter, asOf, page));
        model.addAttribute("states", AttestationFilter.states());
        model.addAttribute(
                "overdue",
                decisions.holding(asOf.day()).stream()
                        .filter(decision -> decision.isOverdue(asOf.day()))
                        .toList());
        return "attestation/attestations";
    }

    @GetMapping(value = "/attestations.csv", produces = "text/csv")
    @Needs(Right.EXPORT)
    void csv(@ModelAttribute AttestationFilter filter, AsOf asOf, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"attestations-%s.csv\"".formatted(asOf.day()));
        var csv = new CsvWriter(response.getWriter());
        csv.row(
                "day",
                "id",
                "citation",
                "title",
                "statement",
                "owner",
                "state",
                "covers from",
                "covers to",
                "performed on",
                "review due",
                "version",
                "recorded by",
                "recorded at",
                "signed by",
                "signed at");
        for (Attestation each : list.all(filter, asOf)) {
            write(asOf, each, csv);
        }
    }

    private static void write(AsOf asOf, Attestation each, CsvWriter csv) throws IOException {
        csv.row(
                asOf.day(),
                each.id(),
                each.citation(),
                each.text().title(),
                each.text().statement(),
                each.text().owner(),
                each.state().title(),
                each.text().coversFrom(),
                each.text().coversTo(),
                each.text().performedOn(),
                each.text().reviewDue(),
                each.version(),
                each.recordedBy(),
                each.recordedAt(),
                each.signer(),
                each.signedAt());
    }
}
