package dev.vitals.room;

import dev.vitals.audit.AuditLog;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.room.Samples.ChangedSampleException;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A sample that was drawn, and its evidence to take away. */
@Controller
@Needs(Right.EXPORT)
class SampleController {

    private final RoomDesk desk;
    private final Samples samples;
    private final SampleStore store;
    private final RequestStore requests;
    private final VisiblePeriod visible;
    private final AuditLog audit;

    SampleController(
            RoomDesk desk,
            Samples samples,
            SampleStore store,
            RequestStore requests,
            VisiblePeriod visible,
            AuditLog audit) {
        this.desk = desk;
        this.samples = samples;
        this.store = store;
        this.requests = requests;
        this.visible = visible;
        this.audit = audit;
    }

    @GetMapping("/room/samples/{id}")
    String one(@PathVariable UUID id, Model model) {
        var sample = desk.sample(id);
        model.addAttribute("sample", sample);
        model.addAttribute("safeguard", desk.safeguard(sample.citation()).orElse(null));
        model.addAttribute("items", store.items(id));
        model.addAttribute("requests", requests.ofSample(id, visible.visible()));
        model.addAttribute("procedure", Draw.PROCEDURE);
        return "room/sample";
    }

    @GetMapping("/room/samples/{id}/file")
    void file(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var sample = desk.sample(id);
        try (var archive = samples.archive(sample)) {
            // Before the first byte: what cannot be written down is not handed out.
            audit.record("sample.downloaded", id.toString(), null, Map.of("sha256", sample.archiveSha256()));
            response.setContentType("application/zip");
            response.setContentLengthLong(sample.archiveBytes());
            response.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(sample.fileName()));
            archive.transferTo(response.getOutputStream());
        } catch (ChangedSampleException changed) {
            audit.record("sample.changed", id.toString());
            throw new ResponseStatusException(HttpStatus.GONE, changed.getMessage(), changed);
        }
    }
}
