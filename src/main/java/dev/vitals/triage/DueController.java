package dev.vitals.triage;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Groups;
import dev.vitals.page.Choice;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.Severity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How many days there are to put a finding right, and which days count; previewed before it is kept. */
@Controller
@Needs(Right.READ)
class DueController {

    private static final String GROUP = "group-";

    private final DueDates dues;
    private final CurrentMember current;
    private final AuditLog audit;
    private final Groups groups;
    private final TransactionTemplate transaction;

    DueController(
            DueDates dues,
            CurrentMember current,
            AuditLog audit,
            Groups groups,
            PlatformTransactionManager transactions) {
        this.dues = dues;
        this.current = current;
        this.audit = audit;
        this.groups = groups;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping("/due")
    String show(Model model) {
        return page(values(dues.table()), model);
    }

    /** Previews what was typed; keeps it at the second word. */
    @PostMapping("/due")
    @Needs(value = Right.SETTINGS, freshly = true)
    String keep(@RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        DueTable table;
        try {
            table = table(typed);
        } catch (NumberFormatException notANumber) {
            return refused("Days are whole numbers.", typed, model);
        } catch (DateTimeException notADay) {
            return refused("Write each holiday as 2026-12-25, one a line.", typed, model);
        }
        var objection = table.objection();
        if (objection.isEmpty()
                && typed.containsKey("keep")
                && typed.getOrDefault("reason", "").isBlank()) {
            objection = "Say why the days change.";
        }
        if (!objection.isEmpty()) {
            return refused(objection, typed, model);
        }
        if (!typed.containsKey("keep")) {
            model.addAttribute("effect", dues.effect(table));
            return page(typed, model);
        }
        keep(table, typed.get("reason").strip());
        flash.addFlashAttribute("done", "The days are kept.");
        return "redirect:/due";
    }

    private void keep(DueTable table, String reason) {
        transaction.executeWithoutResult(any -> {
            var before = dues.table();
            dues.save(table, current.get().orElseThrow().name(), reason);
            var moved = dues.settleAnew();
            audit.record("due.changed", reason, before, Map.of("table", table, "findings", moved));
        });
    }

    private DueTable table(Map<String, String> typed) {
        var days = new HashMap<String, Integer>();
        var groups = new TreeMap<Long, Map<String, Integer>>();
        for (Severity severity : Severity.values()) {
            var word = severity.word();
            days.put(word, Integer.valueOf(typed.getOrDefault(word, "").strip()));
            typed.forEach((name, value) -> {
                if (name.startsWith(GROUP) && name.endsWith("-" + word) && !value.isBlank()) {
                    var group = Long.valueOf(name.substring(GROUP.length(), name.length() - word.length() - 1));
                    groups.computeIfAbsent(group, any -> new HashMap<>()).put(word, Integer.valueOf(value.strip()));
                }
            });
        }
        var holidays = new ArrayList<LocalDate>();
        typed.getOrDefault("holidays", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> holidays.add(LocalDate.parse(line)));
        return new DueTable(days, groups, typed.containsKey("weekends"), holidays);
    }

    private static Map<String, String> values(DueTable table) {
        var values = new HashMap<String, String>();
        table.days().forEach((severity, days) -> values.put(severity, days.toString()));
        table.groups()
                .forEach((group, days) ->
                        days.forEach((severity, set) -> values.put(GROUP + group + "-" + severity, set.toString())));
        if (table.weekends()) {
            values.put("weekends", "on");
        }
        values.put(
                "holidays", table.holidays().stream().map(LocalDate::toString).collect(Collectors.joining("\n")));
        return values;
    }

    private String refused(String sentence, Map<String, String> typed, Model model) {
        model.addAttribute("outcome", Outcome.refused(sentence));
        return page(typed, model);
    }

    private String page(Map<String, String> values, Model model) {
        model.addAttribute("values", values);
        model.addAttribute("severities", List.of(Severity.values()));
        model.addAttribute(
                "groups",
                groups.names().entrySet().stream()
                        .map(group -> new Choice(group.getKey().toString(), group.getValue()))
                        .toList());
        model.addAttribute("history", dues.history());
        return "triage/due";
    }
}
