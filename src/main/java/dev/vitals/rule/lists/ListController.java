package dev.vitals.rule.lists;

import dev.vitals.page.CsvWriter;
import dev.vitals.page.Organization;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The lists that age: which there are, how old, from where, and what stands in them. */
@Controller
class ListController {

    private final ListShelf shelf;
    private final ListStore store;
    private final Clock clock;
    private final Organization organization;

    ListController(ListShelf shelf, ListStore store, Clock clock, Organization organization) {
        this.shelf = shelf;
        this.store = store;
        this.clock = clock;
        this.organization = organization;
    }

    @GetMapping("/lists")
    String all(Model model) {
        var today = today();
        var lists = shelf.placed().stream()
                .map(placed -> new ListRow(placed, today))
                .toList();
        model.addAttribute("lists", lists);
        model.addAttribute("overdue", lists.stream().filter(ListRow::isOverdue).count());
        return "lists/lists";
    }

    @GetMapping("/lists/{slug}")
    String one(@PathVariable String slug, @RequestParam(defaultValue = "") String text, Model model) {
        var row = row(named(slug));
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        model.addAttribute("row", row);
        model.addAttribute("text", text.strip());
        model.addAttribute(
                "entries",
                row.list().entries().stream()
                        .filter(entry -> entry.line().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList());
        model.addAttribute("history", store.history(row.list().name()));
        return "lists/list";
    }

    @GetMapping(value = "/lists/{slug}.csv", produces = "text/csv")
    void csv(@PathVariable String slug, HttpServletResponse response) throws IOException {
        var list = row(named(slug)).list();
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(slug));
        var csv = new CsvWriter(response.getWriter());
        csv.row("list", "compiled on", "source", "entry", "detail");
        for (ListEntry entry : list.entries()) {
            csv.row(list.title(), list.compiledOn(), list.source(), entry.key(), entry.detail());
        }
    }

    /** The file itself, to be edited and uploaded again. */
    @GetMapping("/lists/{slug}.txt")
    ResponseEntity<String> file(@PathVariable String slug) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"%s.txt\"".formatted(slug))
                .body(row(named(slug)).list().text());
    }

    private ListRow row(ListName name) {
        return shelf.placed().stream()
                .filter(placed -> placed.list().name() == name)
                .map(placed -> new ListRow(placed, today()))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate today() {
        return organization.dayOf(clock.instant());
    }

    static ListName named(String slug) {
        return ListName.of(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No list " + slug));
    }
}
