package dev.vitals.trend;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.Choice;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.trend.Subject.Everything;
import dev.vitals.trend.Subject.OfFamily;
import dev.vitals.trend.Subject.OfRule;
import dev.vitals.trend.Subject.OfSafeguard;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What there are trends of. */
@Component
class Subjects {

    private final SafeguardCatalogue safeguards;
    private final RuleBooks books;

    Subjects(SafeguardCatalogue safeguards, RuleBooks books) {
        this.safeguards = safeguards;
        this.books = books;
    }

    /**
     * Subjects under a heading.
     *
     * @param title empty for what stands alone
     */
    record Group(String title, List<Choice> choices) {}

    /** All, for a list to choose from. */
    List<Group> all() {
        return List.of(
                new Group("", List.of(choice(new Everything()))),
                new Group("Families", families().map(Subjects::choice).toList()),
                new Group(
                        "Safeguards",
                        scored().map(OfSafeguard::new).map(Subjects::choice).toList()),
                new Group(
                        "Rules",
                        books.current().definitions().stream()
                                .sorted(Comparator.comparing(RuleDefinition::id))
                                .map(rule -> new Choice(new OfRule(rule).word(), rule.id()))
                                .toList()));
    }

    /**
     * The subject of this word, everything for none.
     *
     * @throws ResponseStatusException not found, where there is no such safeguard, family or rule
     */
    Subject find(@Nullable String word) {
        if (word == null || word.isBlank() || word.equals("all")) {
            return new Everything();
        }
        return named(word)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no trend of " + word));
    }

    private Optional<? extends Subject> named(String word) {
        var name = word.substring(word.indexOf(':') + 1);
        return switch (word.substring(0, word.length() - name.length())) {
            case OfSafeguard.KIND -> safeguards.find(name).map(OfSafeguard::new);
            case OfFamily.KIND ->
                families().filter(one -> one.word().equals(word)).findFirst();
            case OfRule.KIND -> books.current().find(name).map(OfRule::new);
            default -> Optional.empty();
        };
    }

    private Stream<OfFamily> families() {
        return scored().map(Safeguard::family).distinct().map(OfFamily::new);
    }

    private Stream<Safeguard> scored() {
        return safeguards.all().stream().filter(Safeguard::isScored);
    }

    private static Choice choice(Subject subject) {
        return new Choice(subject.word(), subject.title());
    }
}
