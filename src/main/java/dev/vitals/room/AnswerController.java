package dev.vitals.room;

import dev.vitals.audit.AuditLog;
import dev.vitals.file.ChangedFileException;
import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.FileAnswer;
import dev.vitals.file.FileType;
import dev.vitals.file.LookedFile;
import dev.vitals.file.RefusedFileException;
import dev.vitals.room.Requests.Outcome;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** One request: its history, its answers, and what may be said next. */
@Controller
@Needs(Right.EXPORT)
class AnswerController {

    private final RoomDesk desk;
    private final Requests requests;
    private final RequestStore store;
    private final SampleStore samples;
    private final EvidenceFiles files;
    private final Questions questions;
    private final AuditLog audit;

    AnswerController(
            RoomDesk desk,
            Requests requests,
            RequestStore store,
            SampleStore samples,
            EvidenceFiles files,
            Questions questions,
            AuditLog audit) {
        this.desk = desk;
        this.requests = requests;
        this.store = store;
        this.samples = samples;
        this.files = files;
        this.questions = questions;
        this.audit = audit;
    }

    @GetMapping("/room/requests/{id}")
    String one(@PathVariable long id, Model model) {
        return show(id, "", "", model);
    }

    @PostMapping("/room/requests/{id}/answer")
    @Needs(Right.TRIAGE)
    String answer(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
            Model model)
            throws IOException {
        try (var looked = desk.looked(sent)) {
            var most = files.limits().perVersion();
            return looked.files().size() > most
                    ? show(id, "An answer has at most %d files. Send those that matter.".formatted(most), text, model)
                    : say(id, RequestState.ANSWERED, text, looked.files(), model);
        } catch (RefusedFileException refused) {
            return show(id, "Nothing was answered. " + refused.sentence(), text, model);
        }
    }

    @PostMapping("/room/requests/{id}/decline")
    @Needs(Right.TRIAGE)
    String decline(@PathVariable long id, @RequestParam(defaultValue = "") String text, Model model) {
        return say(id, RequestState.DECLINED, text, List.of(), model);
    }

    @PostMapping("/room/requests/{id}/accept")
    @Needs(Right.ASK)
    String accept(@PathVariable long id, Model model) {
        return say(id, RequestState.ACCEPTED, "", List.of(), model);
    }

    @PostMapping("/room/requests/{id}/return")
    @Needs(Right.ASK)
    String giveBack(@PathVariable long id, @RequestParam(defaultValue = "") String text, Model model) {
        return say(id, RequestState.RETURNED, text, List.of(), model);
    }

    @PostMapping("/room/requests/{id}/withdraw")
    @Needs(Right.ASK)
    String withdraw(@PathVariable long id, Model model) {
        return say(id, RequestState.WITHDRAWN, "", List.of(), model);
    }

    /** A file that came with an answer. */
    @GetMapping("/room/requests/{id}/files/{sha256}")
    void file(@PathVariable long id, @PathVariable String sha256, HttpServletResponse response) throws IOException {
        desk.request(id);
        var file = store.files(id).stream()
                .filter(each -> each.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No such file belongs to request %d".formatted(id)));
        var object = "requests/%d %s".formatted(id, sha256);
        try {
            FileAnswer.write(
                    files, sha256, file.type(), file.name(), () -> audit.record("evidence.read", object), response);
        } catch (ChangedFileException changed) {
            audit.record("evidence.changed", object);
            throw new ResponseStatusException(HttpStatus.GONE, changed.sentence(), changed);
        }
    }

    private String say(long id, RequestState next, String typed, List<LookedFile> looked, Model model) {
        var request = desk.request(id);
        var text = typed.strip();
        var needsText = next != RequestState.ACCEPTED && next != RequestState.WITHDRAWN;
        if (needsText && text.isEmpty()) {
            return show(
                    id,
                    switch (next) {
                        case DECLINED -> "Say why there is no answer.";
                        case RETURNED -> "Say what is missing.";
                        default -> "Say in a sentence what the answer is.";
                    },
                    typed,
                    model);
        }
        if (text.length() > RequestForm.PROSE) {
            return show(id, "This holds at most %,d characters.".formatted(RequestForm.PROSE), typed, model);
        }
        return told(id, requests.say(request, next, text, looked, desk.me()), typed, model);
    }

    private String told(long id, Outcome outcome, String typed, Model model) {
        return switch (outcome) {
            case DONE -> "redirect:/room/requests/" + id;
            case TOO_LATE ->
                show(id, "Nothing was kept: somebody else said something meanwhile. Read it first.", typed, model);
            case NOT_THEIRS ->
                show(
                        id,
                        "Nothing was kept: who asked, or another auditor, says whether an answer will do; who may work on every account that it is about answers it.",
                        typed,
                        model);
        };
    }

    private String show(long id, String problem, String text, Model model) {
        var request = desk.request(id);
        var me = desk.me();
        model.addAttribute("asked", request);
        model.addAttribute("safeguard", desk.safeguard(request.citation()).orElse(null));
        model.addAttribute("entries", store.entries(id).reversed());
        model.addAttribute("problem", problem);
        model.addAttribute("text", text);
        model.addAttribute("today", questions.today());
        for (RequestState next : RequestState.values()) {
            model.addAttribute(
                    "may" + next.title(), next.mayFollow(request.state()) && requests.may(request, next, me));
        }
        model.addAttribute(
                "item",
                request.sample() == null || request.item() == null
                        ? null
                        : samples.items(request.sample()).get(request.item() - 1));
        model.addAttribute("limits", files.limits());
        model.addAttribute("types", FileType.all());
        model.addAttribute("accept", FileType.accept());
        return "room/request";
    }
}
