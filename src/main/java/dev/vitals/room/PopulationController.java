package dev.vitals.room;

import dev.vitals.hash.Sha256;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** A whole population to take away. Its hash stands on the page, and in the head of the answer (RFC 9530). */
@Controller
@Needs(Right.EXPORT)
class PopulationController {

    private final Questions questions;
    private final Samples samples;
    private final VisiblePeriod visible;

    PopulationController(Questions questions, Samples samples, VisiblePeriod visible) {
        this.questions = questions;
        this.samples = samples;
        this.visible = visible;
    }

    @GetMapping("/room/" + PopulationFiles.CSV)
    void csv(RoomForm form, HttpServletResponse response) throws IOException {
        send(form, PopulationFiles.CSV, PopulationFiles.CSV_TYPE, PopulationFiles::csv, response);
    }

    @GetMapping("/room/population.json")
    void json(RoomForm form, HttpServletResponse response) throws IOException {
        send(form, PopulationFiles.JSON, "application/json", PopulationFiles::json, response);
    }

    /** The keys alone, of which the hash of the population is made and from which samples are drawn. */
    @GetMapping("/room/keys.txt")
    void keys(RoomForm form, HttpServletResponse response) throws IOException {
        send(form, PopulationFiles.KEYS, "text/plain", Population::keysFile, response);
    }

    private void send(
            RoomForm form, String name, String type, Function<Population, byte[]> file, HttpServletResponse response)
            throws IOException {
        var problems = form.problems(questions.today(), visible.visible());
        if (!problems.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, problems.getFirst());
        }
        var bytes = file.apply(samples.population(questions.of(form)));
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(bytes.length);
        response.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
        response.setHeader(
                "Repr-Digest",
                "sha-256=:%s:"
                        .formatted(Base64.getEncoder()
                                .encodeToString(Sha256.digest().digest(bytes))));
        response.getOutputStream().write(bytes);
    }
}
