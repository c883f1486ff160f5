package dev.vitals.triage;

import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.Organization;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.triage.Remediation.Numbers;
import dev.vitals.triage.Remediation.Span;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How repair goes: opened and fixed by week, how long it takes, whether it is in time, and whose work it was. */
@Controller
@Needs(Right.READ)
class RemediationController {

    private static final List<Integer> WEEKS = List.of(13, 26, 52);

    private final Remediation remediation;
    private final Organization organization;

    RemediationController(Remediation remediation, Organization organization) {
        this.remediation = remediation;
        this.organization = organization;
    }

    @GetMapping("/remediation")
    String show(
            @RequestParam(defaultValue = "13") int weeks,
            @RequestParam(defaultValue = "") String scope,
            AsOf asOf,
            Model model) {
        var span = span(weeks, scope, asOf);
        var byWeek = remediation.weeks(span);
        model.addAttribute("weeks", byWeek);
        model.addAttribute("total", remediation.total(span));
        model.addAttribute("severities", remediation.severities(span));
        model.addAttribute("byOwner", remediation.owners(span));
        model.addAttribute("byPerson", remediation.people(span));
        model.addAttribute("chosenWeeks", byWeek.size());
        model.addAttribute("choices", WEEKS);
        model.addAttribute("chosenScope", scope);
        model.addAttribute("scopes", remediation.scopes());
        model.addAttribute("most", most(byWeek));
        model.addAttribute("openedLine", line(byWeek, Numbers::opened));
        model.addAttribute("fixedLine", line(byWeek, Numbers::fixed));
        return "triage/remediation";
    }

    @GetMapping(value = "/remediation.csv", produces = "text/csv")
    @Needs(Right.EXPORT)
    void csv(
            @RequestParam(defaultValue = "13") int weeks,
            @RequestParam(defaultValue = "") String scope,
            AsOf asOf,
            HttpServletResponse response)
            throws IOException {
        var span = span(weeks, scope, asOf);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"remediation-%s.csv\"".formatted(asOf.day()));
        var csv = new CsvWriter(response.getWriter());
        csv.row("by", "name", "opened", "fixed", "gone", "mean days to fix", "in time", "late", "fixed by itself");
        write(csv, "week", remediation.weeks(span));
        write(csv, "severity", remediation.severities(span));
        write(csv, "owner", remediation.owners(span));
        write(csv, "person", remediation.people(span));
    }

    private static void write(CsvWriter csv, String by, List<Numbers> rows) throws IOException {
        for (Numbers row : rows) {
            csv.row(
                    by,
                    row.name(),
                    row.opened(),
                    row.fixed(),
                    row.gone(),
                    row.days() == null ? null : "%.2f".formatted(row.days()),
                    row.met(),
                    row.breached(),
                    row.byItself());
        }
    }

    private Span span(int weeks, String scope, AsOf asOf) {
        var shown = WEEKS.contains(weeks) ? weeks : WEEKS.getFirst();
        return Span.until(asOf.day(), shown, scope.strip(), organization.zone());
    }

    private static long most(List<Numbers> weeks) {
        return weeks.stream()
                .mapToLong(week -> Math.max(week.opened(), week.fixed()))
                .max()
                .orElse(1);
    }

    /** The points of a line in a picture a hundred high, one step a week. */
    private static String line(List<Numbers> weeks, ToLongFunction<Numbers> value) {
        var most = Math.max(1, most(weeks));
        return IntStream.range(0, weeks.size())
                .mapToObj(at -> String.format(
                        Locale.ROOT, "%d,%.1f", at, 100.0 * (most - value.applyAsLong(weeks.get(at))) / most))
                .collect(Collectors.joining(" "));
    }
}
