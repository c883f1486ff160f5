package dev.vitals.search;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Words;
import dev.vitals.page.AsOf;
import dev.vitals.page.WrongParameterException;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search. */
@RestController
@Needs(Right.READ)
class SearchApi {

    private static final int OF_EACH = 20;

    private final Search search;

    SearchApi(Search search) {
        this.search = search;
    }

    /**
     * What a search found.
     *
     * @param words what was searched for
     * @param exact what has just this ARN, id, citation or number
     * @param groups what holds the words, one for each kind of which there is any
     */
    record SearchAnswer(String words, List<SearchHit> exact, List<SearchGroup> groups) {}

    /**
     * Things of one kind.
     *
     * @param items the first of them, at most twenty
     * @param total how many there are
     */
    record SearchGroup(@Words(of = Kind.class) String kind, List<SearchHit> items, long total) {}

    /**
     * Something that was found.
     *
     * @param id the number of a finding or resource, the citation, the rule's id, the account's
     * @param title what it is called; of a finding its headline
     * @param detail where it is and what it is called otherwise
     * @param path of its page
     */
    record SearchHit(@Words(of = Kind.class) String kind, String id, String title, String detail, String path) {

        static SearchHit of(Hit hit) {
            return new SearchHit(hit.kind().word(), hit.id(), hit.title(), hit.detail(), hit.path());
        }
    }

    /**
     * Findings, resources, safeguards, rules and accounts that hold some words.
     *
     * @param q at least three characters, such as a part of a name, an ARN or a citation; without any, nothing is found
     */
    @GetMapping(ApiPaths.V1 + "/search")
    SearchAnswer search(@RequestParam(defaultValue = "") String q, AsOf asOf) {
        var found = search.look(q, asOf, OF_EACH);
        if (!found.isAsked() && !found.words().isEmpty()) {
            throw new WrongParameterException("q", "at least three characters are searched for");
        }
        return new SearchAnswer(
                found.words(),
                found.exact().stream().map(SearchHit::of).toList(),
                found.groups().stream()
                        .map(group -> new SearchGroup(
                                group.kind().word(),
                                group.hits().stream().map(SearchHit::of).toList(),
                                group.total()))
                        .toList());
    }
}
