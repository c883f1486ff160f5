package dev.vitals.register;

import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Rows of a file: looked at first, row by row, and kept at somebody's word. */
@Controller
@Needs(Right.ATTEST)
class RosterController {

    /** What fits into a form that is sent back to be kept. */
    private static final long LARGEST = 500L << 10;

    private final RegisterDesk desk;
    private final Roster roster;

    RosterController(RegisterDesk desk, Roster roster) {
        this.desk = desk;
        this.roster = roster;
    }

    @GetMapping("/registers/{slug}/import")
    String ask(@PathVariable String slug, Model model) {
        return page(desk.named(slug), null, "", "", model);
    }

    /** Shows what the file would do; nothing is kept yet. */
    @PostMapping("/registers/{slug}/import")
    String look(@PathVariable String slug, @RequestParam(required = false) @Nullable MultipartFile file, Model model)
            throws IOException {
        var register = desk.named(slug);
        if (file == null || file.isEmpty()) {
            return page(register, null, "", "Choose a file that is not empty.", model);
        }
        if (file.getSize() > LARGEST) {
            return page(register, null, "", "The file is larger than 500 kB. Split it.", model);
        }
        var csv = new String(file.getBytes(), StandardCharsets.UTF_8);
        if (csv.indexOf('\0') >= 0 || csv.indexOf('\uFFFD') >= 0) {
            return page(
                    register,
                    null,
                    "",
                    "The file is no CSV in UTF-8. In a spreadsheet, choose “Save as: CSV UTF-8”.",
                    model);
        }
        var plan = roster.plan(register, csv);
        return page(register, plan.problem().isEmpty() ? plan : null, csv, plan.problem(), model);
    }

    @PostMapping("/registers/{slug}/import/keep")
    String keep(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String csv,
            @RequestParam(defaultValue = "") String fingerprint,
            Principal principal,
            Model model) {
        var register = desk.named(slug);
        var outcome = roster.keep(register, csv, fingerprint, principal.getName());
        if (outcome.isKept()) {
            return "redirect:/registers/" + register.slug();
        }
        var plan = outcome.plan();
        return plan.problem().isEmpty()
                ? page(
                        register,
                        plan,
                        csv,
                        "The register changed meanwhile. Look once more at what the file does now.",
                        model)
                : page(register, null, "", plan.problem(), model);
    }

    private static String page(
            RegisterDefinition register, @Nullable RosterPlan plan, String csv, String problem, Model model) {
        model.addAttribute("register", register);
        model.addAttribute("plan", plan);
        model.addAttribute("kinds", RosterPlan.Kind.values());
        model.addAttribute("csv", csv);
        model.addAttribute("problem", problem);
        return "register/import";
    }
}
