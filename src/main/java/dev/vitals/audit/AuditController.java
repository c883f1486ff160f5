package dev.vitals.audit;

import dev.vitals.page.CsvWriter;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The audit log: searched, exported, and followed from its first entry to its last. */
@Controller
@Needs(Right.AUDIT)
class AuditController {

    private final AuditList list;
    private final AuditExport export;
    private final AuditVerifier verifier;
    private final AuditLog log;
    private final VisiblePeriod period;

    AuditController(AuditList list, AuditExport export, AuditVerifier verifier, AuditLog log, VisiblePeriod period) {
        this.list = list;
        this.export = export;
        this.verifier = verifier;
        this.log = log;
        this.period = period;
    }

    @GetMapping("/audit")
    String show(@ModelAttribute("filter") AuditFilter filter, @RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("entries", list.page(visible(filter), page));
        model.addAttribute("actors", list.actors());
        model.addAttribute("actions", list.actions());
        return "audit/audit";
    }

    /** Follows the chain now. Reading the log is no change of it; that somebody checked it is worth an entry. */
    @PostMapping("/audit/verify")
    String verify(Model model) {
        var result = verifier.verify();
        log.record(
                "audit.verified",
                result.broken().map(flaw -> "broken at " + flaw.number()).orElse("whole"));
        model.addAttribute("result", result);
        var everything = new AuditFilter(null, null, null, null, null);
        model.addAttribute("filter", everything);
        return show(everything, 1, model);
    }

    @GetMapping(value = "/audit.csv", produces = "text/csv")
    void csv(@ModelAttribute AuditFilter filter, HttpServletResponse response) throws IOException {
        log.record("audit.exported", "csv", null, visible(filter));
        start(response, "text/csv", "audit.csv");
        var writer = new CsvWriter(response.getWriter());
        writer.row("number", "at", "actor", "method", "address", "action", "object", "before", "after", "reference");
        list.each(visible(filter), entry -> {
            try {
                writer.row(
                        entry.number(),
                        entry.at(),
                        entry.actor().name(),
                        entry.actor().method(),
                        entry.actor().address(),
                        entry.action(),
                        entry.object(),
                        entry.before(),
                        entry.after(),
                        entry.reference());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    /** The whole log with its hashes and signed heads, for {@code verify-audit}; never filtered, for a part proves nothing. */
    @GetMapping(value = "/audit.jsonl", produces = "application/x-ndjson")
    void whole(HttpServletResponse response) throws IOException {
        if (period.visible().isPresent()) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN,
                    "The whole log reaches beyond the days that you see. Ask an administrator to hand it to you.");
        }
        log.record("audit.exported", "jsonl");
        start(response, MediaType.APPLICATION_NDJSON_VALUE, "audit.jsonl");
        export.write(response.getWriter());
    }

    private AuditFilter visible(AuditFilter filter) {
        return period.visible().map(filter::within).orElse(filter);
    }

    private static void start(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    }
}
