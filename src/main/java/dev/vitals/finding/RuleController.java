package dev.vitals.finding;

import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.Sorting;
import dev.vitals.rule.RuleBook;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleFactTable;
import dev.vitals.rule.RuleSheet;
import dev.vitals.rule.lists.ListName;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The rules: what each asks for, what reading it needs, which peers have it, and how it stands. */
@Controller
class RuleController {

    private final RuleBooks books;
    private final RuleFactTable facts;
    private final RuleSheet sheet;
    private final RuleStandings standings;
    private final RuleChoices choices;

    RuleController(
            RuleBooks books, RuleFactTable facts, RuleSheet sheet, RuleStandings standings, RuleChoices choices) {
        this.books = books;
        this.facts = facts;
        this.sheet = sheet;
        this.standings = standings;
        this.choices = choices;
    }

    @GetMapping("/rules")
    String list(@ModelAttribute("filter") RuleFilter filter, AsOf asOf, Model model) {
        var all = rows(books.current(), asOf);
        model.addAttribute("sorting", Sorting.of(RuleOrder.KEYS, filter.sort()));
        model.addAttribute("rules", chosen(all, filter));
        model.addAttribute("total", all.size());
        model.addAttribute("choices", choices.all());
        return "rule/rules";
    }

    @GetMapping(value = "/rules.csv", produces = "text/csv")
    void csv(@ModelAttribute RuleFilter filter, AsOf asOf, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"rules-%s.csv\"".formatted(asOf.day()));
        RuleCsv.write(chosen(rows(books.current(), asOf), filter), sheet, new CsvWriter(response.getWriter()));
    }

    @GetMapping("/rules/{id}")
    String one(@PathVariable String id, AsOf asOf, Model model) {
        var book = books.current();
        var row = rows(book, asOf).stream()
                .filter(candidate -> candidate.rule().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No rule " + id));
        model.addAttribute("row", row);
        model.addAttribute("rule", row.rule());
        model.addAttribute("facts", row.facts());
        model.addAttribute("actions", sheet.actions(row.facts()));
        model.addAttribute("guidance", book.guidance(id).orElse(null));
        model.addAttribute(
                "lists",
                Stream.of(ListName.values())
                        .filter(list -> list.rules().contains(id))
                        .map(ListName::slug)
                        .toList());
        return "rule/rule";
    }

    private List<RuleRow> rows(RuleBook book, AsOf asOf) {
        var counts = standings.on(asOf);
        return book.definitions().stream()
                .map(rule -> new RuleRow(
                        rule, facts.of(rule.id()), sheet.type(rule), counts.getOrDefault(rule.id(), RuleCounts.NONE)))
                .toList();
    }

    private static List<RuleRow> chosen(List<RuleRow> rows, RuleFilter filter) {
        var sorting = Sorting.of(RuleOrder.KEYS, filter.sort());
        return rows.stream()
                .filter(filter::admits)
                .sorted(RuleOrder.of(sorting))
                .toList();
    }
}
