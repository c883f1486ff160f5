package dev.vitals.dashboard;

import dev.vitals.dashboard.NewsSpan.Span;
import dev.vitals.page.AsOf;
import dev.vitals.page.Slice;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.score.Scopes;
import dev.vitals.score.Standings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What changed, one by one: where the counts of the overview lead. */
@Controller
@Needs(Right.READ)
class NewsController {

    private static final int MOST = 90;

    private final Scopes scopes;
    private final Standings standings;
    private final NewsSpan spans;
    private final WhatChanged changed;

    NewsController(Scopes scopes, Standings standings, NewsSpan spans, WhatChanged changed) {
        this.scopes = scopes;
        this.standings = standings;
        this.spans = spans;
        this.changed = changed;
    }

    /**
     * Changes of a kind, or of the first of which there are any.
     *
     * @param since a moment; before it nothing is told
     * @param days the same in days before the moment that is shown
     */
    @GetMapping("/changes")
    String changes(
            AsOf asOf,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var choices = scopes.all();
        var chosen = Scopes.chosen(choices, scope);
        var span = span(since, days, asOf);
        var standing = standings.on(chosen.scope(), asOf).orElse(null);
        var counts = changed.counts(chosen.scope(), span, standing);
        var shown = kind.isEmpty() ? counts.stream().findFirst().orElse(null) : one(kind, counts);
        model.addAttribute("scopes", choices);
        model.addAttribute("chosen", chosen);
        model.addAttribute("span", span);
        model.addAttribute("news", counts);
        model.addAttribute("shown", shown);
        model.addAttribute(
                "lines",
                shown == null
                        ? new Slice<>(List.of(), 0, 1, WhatChanged.SIZE)
                        : changed.lines(chosen.scope(), span, shown, standing, page));
        return "dashboard/news";
    }

    private Span span(@Nullable Instant since, int days, AsOf asOf) {
        if (days > 0) {
            return spans.days(Math.min(days, MOST), asOf);
        }
        return since == null ? spans.quietly(asOf) : spans.since(since, asOf);
    }

    private static News one(String kind, List<News> counts) {
        var wanted = News.Kind.of(kind)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "No change is called '%s'".formatted(kind)));
        return counts.stream().filter(news -> news.kind() == wanted).findFirst().orElseGet(() -> new News(wanted, 0));
    }
}
