package dev.vitals.finding;

import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.Sorting;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleSheet;
import dev.vitals.rule.lists.ListName;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The rules: what each asks for, what reading it needs, which peers have it, and how it stands. */
@Controller
@Needs(Right.READ)
class RuleController {

    private final RuleBooks books;
    private final RuleTable table;
    private final RuleSheet sheet;
    private final RuleChoices choices;

    RuleController(RuleBooks books, RuleTable table, RuleSheet sheet, RuleChoices choices) {
        this.books = books;
        this.table = table;
        this.sheet = sheet;
        this.choices = choices;
    }

    @GetMapping("/rules")
    String list(@ModelAttribute("filter") RuleFilter filter, AsOf asOf, Model model) {
        var all = table.all(asOf);
        model.addAttribute("sorting", Sorting.of(RuleOrder.KEYS, filter.sort()));
        model.addAttribute("rules", RuleTable.chosen(all, filter));
        model.addAttribute("total", all.size());
        model.addAttribute("choices", choices.all());
        return "rule/rules";
    }

    @GetMapping(value = "/rules.csv", produces = "text/csv")
    @Needs(Right.EXPORT)
    void csv(@ModelAttribute RuleFilter filter, AsOf asOf, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"rules-%s.csv\"".formatted(asOf.day()));
        RuleCsv.write(RuleTable.chosen(table.all(asOf), filter), sheet, new CsvWriter(response.getWriter()));
    }

    @GetMapping("/rules/{id}")
    String one(@PathVariable String id, AsOf asOf, Model model) {
        var book = books.current();
        var row = table.one(book, id, asOf);
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
}
