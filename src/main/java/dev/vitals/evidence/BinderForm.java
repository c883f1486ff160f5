package dev.vitals.evidence;

import dev.vitals.page.Period;
import dev.vitals.page.TypedPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the form sends, as it was typed.
 *
 * @param scope {@code all}, {@code account:…}, {@code group:…}, or {@code accounts} for those that are ticked
 * @param account ids that are ticked
 * @param citation safeguards that are ticked; none for all
 */
record BinderForm(String from, String to, String scope, List<String> account, List<String> citation, String paper) {

    BinderForm {
        from = given(from);
        to = given(to);
        scope = given(scope).isEmpty() ? "all" : given(scope);
        account = account == null ? List.of() : List.copyOf(account);
        citation = citation == null ? List.of() : List.copyOf(citation);
        paper = given(paper).isEmpty() ? "a4" : given(paper);
    }

    /**
     * What keeps it from being asked for, in sentences.
     *
     * @param visible the days that who asks may see; empty for every day
     */
    List<String> problems(LocalDate today, Optional<Period> visible) {
        var problems = new ArrayList<String>();
        days().problem("Say from which day to which the binder should be.", today, visible)
                .ifPresent(problems::add);
        if (scope.equals(BinderOrder.PICKED) && account.isEmpty()) {
            problems.add("Tick the accounts, or choose another scope.");
        }
        if (!paper.equals("a4") && !paper.equals("letter")) {
            problems.add("There is A4 and US Letter.");
        }
        return problems;
    }

    TypedPeriod days() {
        return new TypedPeriod(from, to);
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
