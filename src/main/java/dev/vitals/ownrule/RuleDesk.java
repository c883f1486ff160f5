package dev.vitals.ownrule;

import dev.vitals.account.AccountStore;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.TypeName;
import dev.vitals.ownrule.RuleCheck.Wrong;
import dev.vitals.page.Choice;
import dev.vitals.page.Numbers;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the form of a rule shows: choices, fields, what is wrong, and what the rule would say. */
@Component
class RuleDesk {

    private final Kinds kinds;
    private final RuleCheck check;
    private final FieldList fields;
    private final Trials trials;
    private final AccountStore accounts;
    private final SafeguardCatalogue safeguards;
    private final RuleCatalogue catalogue;

    RuleDesk(
            Kinds kinds,
            RuleCheck check,
            FieldList fields,
            Trials trials,
            AccountStore accounts,
            SafeguardCatalogue safeguards,
            RuleCatalogue catalogue) {
        this.kinds = kinds;
        this.check = check;
        this.fields = fields;
        this.trials = trials;
        this.accounts = accounts;
        this.safeguards = safeguards;
        this.catalogue = catalogue;
    }

    /** Everything that is wrong with what was filled in. */
    List<Wrong> wrong(RuleForm form) {
        var wrong = new ArrayList<Wrong>();
        if (form.isNew() && !RuleCheck.ID.matcher(form.cleanId()).matches()) {
            wrong.add(new Wrong(
                    "id", "An id begins with own-, then small letters, digits and hyphens: own-buckets-have-owners."));
        } else if (catalogue.find(form.cleanId()).isPresent()) {
            wrong.add(new Wrong("id", "A rule of the catalogue has this id."));
        }
        wrong.addAll(check.of(form.text()));
        return wrong;
    }

    /** The form with its choices. */
    void show(RuleForm form, List<Wrong> wrong, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("text", form.text());
        model.addAttribute(
                "wrong",
                wrong.stream()
                        .collect(Collectors.groupingBy(
                                Wrong::field, Collectors.mapping(Wrong::words, Collectors.toList()))));
        model.addAttribute("allWrong", wrong);
        model.addAttribute("severities", Severity.values());
        model.addAttribute(
                "safeguards",
                safeguards.all().stream()
                        .map(row -> new Choice(row.citation(), row.citation() + " " + row.title()))
                        .toList());
        model.addAttribute("accounts", accounts.all());
        kinds.find(form.text().type()).ifPresent(kind -> {
            model.addAttribute("fields", fields.of(kind));
            model.addAttribute("isTagged", kind.isTagged());
            model.addAttribute("volatile", kind.volatileMembers());
            model.addAttribute("typeLabel", new TypeName(kind.type()).label());
        });
    }

    /** Types to choose from, those with resources first. */
    List<Choice> types() {
        var types = kinds.all().stream().map(kind -> kind.type()).toList();
        var counts = fields.counts(types);
        return types.stream()
                .sorted(Comparator.comparing((String type) -> !counts.containsKey(type))
                        .thenComparing(Comparator.naturalOrder()))
                .map(type -> new Choice(type, "%s – %s".formatted(type, told(counts.getOrDefault(type, 0L)))))
                .toList();
    }

    private static String told(long resources) {
        return resources < FieldList.MANY
                ? Numbers.count(resources, "resource")
                : Numbers.count(resources) + " resources or more";
    }

    boolean knows(String type) {
        return kinds.find(type).isPresent();
    }

    /** Puts what the rule would say now onto the page; nothing where it does not compile. */
    void tryOut(RuleForm form, Model model) {
        var rule = OwnRules.compile(form.text(), kinds);
        if (!rule.isBroken()) {
            model.addAttribute("trial", trials.of(rule, form.text().type(), form.chosenAccount()));
            model.addAttribute("outcomes", Arrays.asList(Trial.Says.values()));
            model.addAttribute("mark", form.mark());
        }
    }
}
