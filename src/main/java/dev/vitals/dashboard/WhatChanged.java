package dev.vitals.dashboard;

import dev.vitals.dashboard.News.Kind;
import dev.vitals.dashboard.NewsSpan.Span;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.Slice;
import dev.vitals.score.ScoreScope;
import dev.vitals.score.Standing;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What changed within a span, in numbers and one by one. */
@Component
class WhatChanged {

    static final int SIZE = 50;

    private final OverviewQueries findings;
    private final NewsQueries others;
    private final SafeguardCatalogue safeguards;

    WhatChanged(OverviewQueries findings, NewsQueries others, SafeguardCatalogue safeguards) {
        this.findings = findings;
        this.others = others;
        this.safeguards = safeguards;
    }

    /** Every kind of which something happened, a problem of seeing first. */
    List<News> counts(ScoreScope scope, Span span, @Nullable Standing standing) {
        var counts = new EnumMap<Kind, Long>(Kind.class);
        counts.putAll(others.counts(scope, span));
        findings.counts(scope, span.from(), span.to())
                .forEach((kind, count) -> counts.put(Kind.of(kind.word()).orElseThrow(), count));
        counts.put(Kind.SAFEGUARDS, (long) moves(scope, span, standing).size());
        return Arrays.stream(Kind.values())
                .filter(kind -> counts.getOrDefault(kind, 0L) > 0)
                .map(kind -> new News(kind, counts.get(kind)))
                .toList();
    }

    /** A page of one kind. */
    Slice<NewsLine> lines(ScoreScope scope, Span span, News news, @Nullable Standing standing, int number) {
        int shown = Math.clamp(number, 1, new Slice<NewsLine>(List.of(), news.count(), 1, SIZE).pages());
        var skipped = (long) (shown - 1) * SIZE;
        var rows = news.kind() == Kind.SAFEGUARDS
                ? moves(scope, span, standing).stream()
                        .skip(skipped)
                        .limit(SIZE)
                        .map(this::line)
                        .toList()
                : news.kind().isOfFindings()
                        ? findings.happened(scope, span, news.kind().word(), SIZE, skipped)
                        : others.lines(scope, span, news.kind(), SIZE, skipped);
        return new Slice<>(rows, news.count(), shown, SIZE);
    }

    private List<SafeguardMove> moves(ScoreScope scope, Span span, @Nullable Standing standing) {
        return standing == null || !standing.isAnythingJudged()
                ? List.of()
                : SafeguardMove.between(others.states(scope, span), standing.safeguards());
    }

    private NewsLine line(SafeguardMove move) {
        var title = safeguards
                .find(move.citation())
                .map(found -> found.title() + ": ")
                .orElse("");
        return new NewsLine(null, title + move.words(), move.citation(), "", "/safeguards?citation=" + move.citation());
    }
}
