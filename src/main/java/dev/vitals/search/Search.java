package dev.vitals.search;

import dev.vitals.account.AccountStore;
import dev.vitals.finding.FindingList;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.ResourceList;
import dev.vitals.page.AsOf;
import dev.vitals.rule.RuleBooks;
import dev.vitals.search.Found.Group;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks for words in everything that has a page, within what whoever asks may see. */
@Component
class Search {

    private final FindingList findings;
    private final ResourceList resources;
    private final SafeguardCatalogue safeguards;
    private final RuleBooks books;
    private final AccountStore accounts;
    private final ExactHits exact;

    Search(
            FindingList findings,
            ResourceList resources,
            SafeguardCatalogue safeguards,
            RuleBooks books,
            AccountStore accounts,
            ExactHits exact) {
        this.findings = findings;
        this.resources = resources;
        this.safeguards = safeguards;
        this.books = books;
        this.accounts = accounts;
        this.exact = exact;
    }

    /**
     * What holds the words, or is called just so.
     *
     * @param size most hits of each kind
     */
    Found look(String typed, AsOf asOf, int size) {
        var words = Found.words(typed);
        if (words.length() < Found.LEAST) {
            return new Found(words, List.of(), List.of());
        }
        var few = Stream.of(safeguards(words, size), rules(words, size), accounts(words, size))
                .toList();
        var groups = Stream.concat(Stream.of(findings(words, asOf, size), resources(words, asOf, size)), few.stream())
                .filter(group -> group.total() > 0)
                .toList();
        return new Found(words, exactly(words, asOf, few), groups);
    }

    private List<Hit> exactly(String words, AsOf asOf, List<Group> few) {
        var named = few.stream()
                .flatMap(group -> group.hits().stream())
                .filter(hit -> hit.id().equals(words) || hit.title().equalsIgnoreCase(words));
        return Stream.concat(exact.of(words, asOf).stream(), named).toList();
    }

    private Group findings(String words, AsOf asOf, int size) {
        var found = findings.search(words, asOf, size);
        var hits = found.rows().stream()
                .map(row -> Hits.finding(row.id(), row.headline(), row.accountName(), row.region(), row.severity()))
                .toList();
        return new Group(Kind.FINDINGS, hits, found.total());
    }

    private Group resources(String words, AsOf asOf, int size) {
        var found = resources.search(words, asOf, size);
        var hits = found.rows().stream()
                .map(row -> Hits.resource(
                        row.id(), row.name(), row.resourceId(), row.type(), row.accountName(), row.region()))
                .toList();
        return new Group(Kind.RESOURCES, hits, found.total());
    }

    private Group safeguards(String words, int size) {
        return chosen(
                Kind.SAFEGUARDS,
                safeguards.all(),
                row -> row.citation() + " " + row.title() + " " + row.duty(),
                Hits::safeguard,
                words,
                size);
    }

    private Group rules(String words, int size) {
        return chosen(
                Kind.RULES,
                books.current().definitions(),
                rule -> rule.id() + " " + rule.title(),
                Hits::rule,
                words,
                size);
    }

    private Group accounts(String words, int size) {
        return chosen(
                Kind.ACCOUNTS,
                accounts.all(),
                account -> account.id() + " " + account.name(),
                Hits::account,
                words,
                size);
    }

    /** Those that are called just so first: whoever types a citation means that one. */
    private static <T> Group chosen(
            Kind kind, List<T> all, Function<T, String> text, Function<T, Hit> hit, String words, int size) {
        var part = words.toLowerCase(Locale.ROOT);
        var hits = all.stream()
                .filter(row -> text.apply(row).toLowerCase(Locale.ROOT).contains(part))
                .map(hit)
                .sorted(Comparator.comparing(found -> !found.id().equals(words)))
                .toList();
        return new Group(kind, hits.stream().limit(size).toList(), hits.size());
    }
}
