package dev.vitals.finding;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.GuidanceText;
import dev.vitals.rule.RuleBooks;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Findings. */
@RestController
@Needs(Right.READ)
class FindingApi {

    private final FindingList findings;
    private final FindingDetails details;
    private final RuleBooks books;

    FindingApi(FindingList findings, FindingDetails details, RuleBooks books) {
        this.findings = findings;
        this.details = details;
        this.books = books;
    }

    /** Findings, filtered and sorted, by the page. Without a filter: those that are open, the worst first. */
    @GetMapping(ApiPaths.V1 + "/findings")
    Listed<FindingItem> findings(FindingFilter filter, Paging paging, AsOf asOf) {
        return Listed.of(findings.page(filter, asOf, paging.page(), paging.size()), paging, FindingItem::of);
    }

    /** One finding with its evidence and its timeline. */
    @GetMapping(ApiPaths.V1 + "/findings/{id}")
    FindingAnswer finding(@PathVariable long id, AsOf asOf) {
        var detail = details.find(id, asOf)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No finding " + id));
        var guidance = books.current()
                .guidance(detail.row().rule())
                .map(GuidanceText::of)
                .orElse(List.of());
        return FindingAnswer.of(detail, details.events(id, asOf), guidance);
    }
}
