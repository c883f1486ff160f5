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

    private static final RegisterFilter EVERYTHING = new RegisterFilter("", "all", "");

    private final RegisterDesk desk;
    private final RegisterList list;
    private final RegisterStore store;

    RosterController(RegisterDesk desk, RegisterList list, RegisterStore store) {
        this.desk = desk;
        this.list = list;
        this.store = store;
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
        var plan = plan(register, csv);
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
        var plan = plan(register, csv);
        if (!plan.problem().isEmpty()) {
            return page(register, null, "", plan.problem(), model);
        }
        if (!plan.fingerprint().equals(fingerprint)) {
            return page(
                    register,
                    plan,
                    csv,
                    "The register changed meanwhile. Look once more at what the file does now.",
                    model);
        }
        if (!plan.drafts().isEmpty()) {
            store.add(register, plan.drafts(), principal.getName(), desk.instant());
        }
        return "redirect:/registers/" + register.slug();
    }

    private RosterPlan plan(RegisterDefinition register, String csv) {
        return RosterPlan.of(register, csv, list.all(register, EVERYTHING, desk.now()), desk.today());
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
