package dev.vitals.finding;

import dev.vitals.exposure.NetworkPictures;
import dev.vitals.inventory.ResourceFilter;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ResourceList;
import dev.vitals.inventory.ResourceRow;
import dev.vitals.inventory.ResourceVersions;
import dev.vitals.page.AsOf;
import dev.vitals.page.Sorting;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What exists and existed. Stands here and not with the inventory because its pages show verdicts and findings. */
@Controller
@Needs(Right.READ)
class ResourceController {

    private final ResourceList resources;
    private final ResourceVersions versions;
    private final ResourceVerdicts verdicts;
    private final FindingChoices choices;
    private final NetworkPictures pictures;

    ResourceController(
            ResourceList resources,
            ResourceVersions versions,
            ResourceVerdicts verdicts,
            FindingChoices choices,
            NetworkPictures pictures) {
        this.resources = resources;
        this.versions = versions;
        this.verdicts = verdicts;
        this.choices = choices;
        this.pictures = pictures;
    }

    @GetMapping("/resources")
    String list(
            @ModelAttribute("filter") ResourceFilter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
            AsOf asOf,
            HttpServletResponse response,
            Model model) {
        response.addHeader("Vary", "HX-Request");
        model.addAttribute("sorting", Sorting.of(ResourceList.SORTS, filter.sort()));
        var shown = resources.page(filter, asOf, page);
        model.addAttribute("resources", shown);
        model.addAttribute(
                "open", verdicts.open(shown.rows().stream().map(ResourceRow::id).toList(), asOf));
        if (swap != null) {
            return "inventory/resources :: list";
        }
        model.addAttribute("choices", choices.ofResources());
        return "inventory/resources";
    }

    @GetMapping("/resources/{id}")
    String one(@PathVariable long id, AsOf asOf, Model model) {
        var row = resources
                .find(id, asOf)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No resource " + id));
        var all = versions.of(id, asOf);
        model.addAttribute("row", row);
        model.addAttribute("config", all.isEmpty() ? null : all.getFirst().config());
        model.addAttribute("changes", ResourceVersions.changes(all));
        model.addAttribute("hasMore", all.size() > ResourceVersions.MOST);
        model.addAttribute("verdicts", verdicts.of(id, asOf));
        var key = new ResourceKey(row.account(), row.region(), row.type(), row.resourceId());
        model.addAttribute("network", pictures.of(key, asOf).orElse(null));
        return "inventory/resource";
    }
}
