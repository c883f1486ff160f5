package dev.vitals.evidence;

import dev.vitals.account.AccountStore;
import dev.vitals.audit.Actors;
import dev.vitals.audit.AuditLog;
import dev.vitals.evidence.Binder.Made;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.page.KeptHistory;
import dev.vitals.page.Organization;
import dev.vitals.page.Period;
import dev.vitals.page.TypedPeriod;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.postgres.RowScope;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.score.Scopes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The binders: asked for, watched while they are made, taken away. */
@Controller
@Needs(Right.EXPORT)
class BinderController {

    private static final int USUAL_DAYS = 90;

    private final BinderStore binders;
    private final BinderDesk desk;
    private final BinderScopes scopes;
    private final Scopes choices;
    private final AccountStore accounts;
    private final SafeguardCatalogue safeguards;
    private final CurrentMember current;
    private final Actors actors;
    private final AuditLog audit;
    private final Organization organization;
    private final VisiblePeriod visible;
    private final KeptHistory kept;
    private final Clock clock;

    BinderController(
            BinderStore binders,
            BinderDesk desk,
            BinderScopes scopes,
            Scopes choices,
            AccountStore accounts,
            SafeguardCatalogue safeguards,
            CurrentMember current,
            Actors actors,
            AuditLog audit,
            Organization organization,
            VisiblePeriod visible,
            KeptHistory kept,
            Clock clock) {
        this.binders = binders;
        this.desk = desk;
        this.scopes = scopes;
        this.choices = choices;
        this.accounts = accounts;
        this.safeguards = safeguards;
        this.current = current;
        this.actors = actors;
        this.audit = audit;
        this.organization = organization;
        this.visible = visible;
        this.kept = kept;
        this.clock = clock;
    }

    @GetMapping("/binders")
    String list(@RequestParam(defaultValue = "1") int page, @ModelAttribute("form") BinderForm form, Model model) {
        var last = visible.visible().map(Period::to).filter(today()::isAfter).orElse(today());
        var isFresh = form.from().isEmpty() && form.to().isEmpty();
        var shown = isFresh
                ? new BinderForm(
                        visible.notBefore(last.minusDays(USUAL_DAYS - 1L)).toString(),
                        last.toString(),
                        form.scope(),
                        form.account(),
                        form.citation(),
                        form.paper())
                : form;
        return page(shown, page, model);
    }

    @PostMapping("/binders")
    String ask(@ModelAttribute("form") BinderForm form, Model model) {
        var problems = form.problems(today(), visible.visible());
        if (TypedPeriod.day(form.from()) instanceof LocalDate first) {
            kept.refusal(first, organization).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return page(form, 1, model);
        }
        var member = member();
        var scope = scopes.of(form.scope(), form.account(), member.seesEverything());
        var known = form.citation().stream()
                .filter(citation -> safeguards.find(citation).isPresent())
                .toList();
        var actor = actors.current();
        var days = form.days().period();
        var id = desk.ask(new BinderDesk.Wish(
                BinderOrder.Paper.of(form.paper()),
                scope.name(),
                scope.label(),
                scope.accounts(),
                known,
                days.from(),
                days.to(),
                member.may(Right.AUDIT),
                RowScope.current().orElse(""),
                actor.name(),
                actor.method()));
        return "redirect:/binders/" + id;
    }

    /** The page, or only its moving part where htmx asks for it again. */
    @GetMapping("/binders/{id}")
    String one(
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String moving,
            Model model) {
        var binder = find(id);
        model.addAttribute("binder", binder);
        model.addAttribute("mayTake", mayTake(binder));
        return moving == null ? "binder/binder" : "binder/binder :: progress";
    }

    @PostMapping("/binders/{id}/repeat")
    String repeat(@PathVariable UUID id) {
        find(id);
        desk.again(id);
        return "redirect:/binders/" + id;
    }

    @GetMapping("/binders/{id}/file")
    void file(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var binder = find(id);
        var made = binder.file();
        if (made == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Binder %s is not made".formatted(id));
        }
        if (!mayTake(binder)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "It holds a part of the audit log");
        }
        // Before the first byte: what cannot be written down is not handed out.
        audit.record("binder.downloaded", id.toString(), null, Map.of("sha256", made.sha256()));
        send(id, made, response);
    }

    private void send(UUID id, Made made, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setContentLengthLong(made.bytes());
        response.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(made.name()));
        binders.send(id, response.getOutputStream());
    }

    private String page(BinderForm form, int page, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("binders", binders.page(visible.visible(), page));
        model.addAttribute("scopes", choices.all());
        model.addAttribute("accounts", accounts.all());
        model.addAttribute(
                "safeguards",
                safeguards.all().stream().filter(each -> each.isScored()).toList());
        model.addAttribute("seesEverything", member().seesEverything());
        model.addAttribute("mayReadAudit", member().may(Right.AUDIT));
        return "binder/binders";
    }

    /** One that holds a part of the audit log is for those who may read that. */
    private boolean mayTake(Binder binder) {
        return !binder.order().holdsAudit() || member().may(Right.AUDIT);
    }

    private Binder find(UUID id) {
        return binders.find(id)
                .filter(binder -> isVisible(binder.order()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No binder " + id));
    }

    private boolean isVisible(BinderOrder order) {
        return visible.visible()
                .map(days -> days.contains(order.firstDay()) && days.contains(order.lastDay()))
                .orElse(true);
    }

    private Member member() {
        return current.get().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    private LocalDate today() {
        return organization.dayOf(clock.instant());
    }
}
