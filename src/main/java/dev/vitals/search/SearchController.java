package dev.vitals.search;

import dev.vitals.page.AsOf;
import dev.vitals.page.WrongParameterException;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of what was found. */
@Controller
class SearchController {

    private static final int OF_EACH = 5;
    private static final int OF_ONE = 500;

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    /** A few of each kind; all of one kind where it is named, of those that have no list of their own to filter. */
    @GetMapping("/search")
    @Needs(Right.READ)
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            AsOf asOf,
            Model model) {
        var only = kind.isEmpty() ? null : kind(kind);
        var found = search.look(q, asOf, only == null ? OF_EACH : OF_ONE);
        model.addAttribute(
                "found",
                only == null
                        ? found
                        : new Found(
                                found.words(),
                                found.exact(),
                                found.groups().stream()
                                        .filter(group -> group.kind() == only)
                                        .toList()));
        model.addAttribute("only", only);
        model.addAttribute("least", Found.LEAST);
        return "search/search";
    }

    private static Kind kind(String word) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongParameterException("kind", "'%s' is no kind of thing".formatted(word)));
    }
}
