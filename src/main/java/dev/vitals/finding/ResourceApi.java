package dev.vitals.finding;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.finding.ResourceAnswer.VerdictItem;
import dev.vitals.finding.ResourceAnswer.VersionItem;
import dev.vitals.inventory.ResourceFilter;
import dev.vitals.inventory.ResourceList;
import dev.vitals.inventory.ResourceRow;
import dev.vitals.inventory.ResourceVersions;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Resources. */
@RestController
@Needs(Right.READ)
class ResourceApi {

    private final ResourceList resources;
    private final ResourceVersions versions;
    private final ResourceVerdicts verdicts;

    ResourceApi(ResourceList resources, ResourceVersions versions, ResourceVerdicts verdicts) {
        this.resources = resources;
        this.versions = versions;
        this.verdicts = verdicts;
    }

    /** Resources, filtered and sorted, by the page. Without a filter: all that are there, by name. */
    @GetMapping(ApiPaths.V1 + "/resources")
    Listed<ResourceItem> resources(ResourceFilter filter, Paging paging, AsOf asOf) {
        var slice = resources.page(filter, asOf, paging.page(), paging.size());
        var open = verdicts.open(slice.rows().stream().map(ResourceRow::id).toList(), asOf);
        return Listed.of(slice, paging, row -> ResourceItem.of(row, open.getOrDefault(row.id(), 0)));
    }

    /** One resource with its configuration, its versions and the verdicts of all rules. */
    @GetMapping(ApiPaths.V1 + "/resources/{id}")
    ResourceAnswer resource(@PathVariable long id, AsOf asOf) {
        var row = resources
                .find(id, asOf)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No resource " + id));
        var all = versions.of(id, asOf);
        return new ResourceAnswer(
                ResourceItem.of(row, verdicts.open(List.of(id), asOf).getOrDefault(id, 0)),
                all.isEmpty() ? null : all.getFirst().config().value(),
                ResourceVersions.changes(all).stream().map(VersionItem::of).toList(),
                all.size() > ResourceVersions.MOST,
                verdicts.of(id, asOf).stream().map(VerdictItem::of).toList());
    }
}
