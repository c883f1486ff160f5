package dev.vitals.attestation;

import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What people have to show, one sheet after the other, and how each stands here. */
@Controller
@Needs(Right.READ)
class KitController {

    private final Kit kit;

    KitController(Kit kit) {
        this.kit = kit;
    }

    @GetMapping("/attestations/kit")
    String kit(AsOf asOf, Model model) {
        var standing = kit.standing(asOf);
        model.addAttribute(
                "parts",
                standing.stream()
                        .collect(Collectors.groupingBy(
                                each -> each.sheet().part(), LinkedHashMap::new, Collectors.toList())));
        model.addAttribute(
                "words",
                standing.stream()
                        .collect(Collectors.groupingBy(
                                each -> each.inDate() > 0
                                                && each.inDate()
                                                        < each.citations().size()
                                                && each.words().startsWith("In date")
                                        ? "In part"
                                        : each.words(),
                                LinkedHashMap::new,
                                Collectors.counting())));
        model.addAttribute("total", standing.size());
        return "attestation/kit";
    }
}
