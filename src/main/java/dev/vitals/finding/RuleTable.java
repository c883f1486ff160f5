package dev.vitals.finding;

import dev.vitals.page.AsOf;
import dev.vitals.page.Sorting;
import dev.vitals.rule.RuleBook;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleFactTable;
import dev.vitals.rule.RuleSheet;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Every rule in force with what the tables say of it and how it stands. */
@Component
class RuleTable {

    private final RuleBooks books;
    private final RuleFactTable facts;
    private final RuleSheet sheet;
    private final RuleStandings standings;

    RuleTable(RuleBooks books, RuleFactTable facts, RuleSheet sheet, RuleStandings standings) {
        this.books = books;
        this.facts = facts;
        this.sheet = sheet;
        this.standings = standings;
    }

    List<RuleRow> all(AsOf asOf) {
        return all(books.current(), asOf);
    }

    List<RuleRow> all(RuleBook book, AsOf asOf) {
        var counts = standings.on(asOf);
        return book.definitions().stream()
                .map(rule -> new RuleRow(
                        rule, facts.of(rule.id()), sheet.type(rule), counts.getOrDefault(rule.id(), RuleCounts.NONE)))
                .toList();
    }

    /**
     * One of them.
     *
     * @throws ResponseStatusException not found, where no rule in force has this id
     */
    RuleRow one(RuleBook book, String id, AsOf asOf) {
        return all(book, asOf).stream()
                .filter(candidate -> candidate.rule().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No rule " + id));
    }

    /** Those that a filter admits, in its order. */
    static List<RuleRow> chosen(List<RuleRow> rows, RuleFilter filter) {
        var sorting = Sorting.of(RuleOrder.KEYS, filter.sort());
        return rows.stream()
                .filter(filter::admits)
                .sorted(RuleOrder.of(sorting))
                .toList();
    }
}
