package dev.vitals.trend;

import dev.vitals.chart.PngFile;
import dev.vitals.chart.SvgFile;
import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.Organization;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.score.Scopes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Any subject over any period: as a page, and each picture as a file. */
@Controller
@Needs(Right.READ)
class TrendController {

    private final TrendDesk desk;
    private final Subjects subjects;
    private final Scopes scopes;
    private final Organization organization;

    TrendController(TrendDesk desk, Subjects subjects, Scopes scopes, Organization organization) {
        this.desk = desk;
        this.subjects = subjects;
        this.scopes = scopes;
        this.organization = organization;
    }

    @GetMapping("/trends")
    String show(Asked asked, AsOf asOf, Model model) {
        var view = desk.answer(asked, asOf);
        model.addAttribute("view", view);
        model.addAttribute("chosen", view.scope());
        model.addAttribute("scopes", scopes.all());
        model.addAttribute("subjects", subjects.all());
        model.addAttribute("presets", Span.presets(asOf.day()));
        model.addAttribute("compares", Arrays.asList(Span.Compare.values()));
        model.addAttribute("zone", organization.zone());
        return "trend/trends";
    }

    @GetMapping(value = "/trends/chart.csv", produces = "text/csv")
    @Needs(Right.EXPORT)
    void csv(Asked asked, @RequestParam(defaultValue = "") String chart, AsOf asOf, HttpServletResponse response)
            throws IOException {
        var view = desk.answer(asked, asOf);
        var picture = picture(view, chart);
        start(view, picture, "text/csv", "csv", response);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        TrendCsv.write(view, picture, new CsvWriter(response.getWriter()));
    }

    @GetMapping(value = "/trends/chart.svg", produces = "image/svg+xml")
    @Needs(Right.EXPORT)
    void svg(Asked asked, @RequestParam(defaultValue = "") String chart, AsOf asOf, HttpServletResponse response)
            throws IOException {
        var view = desk.answer(asked, asOf);
        var picture = picture(view, chart);
        start(view, picture, "image/svg+xml", "svg", response);
        response.getOutputStream().write(SvgFile.of(picture.plot()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(value = "/trends/chart.png", produces = "image/png")
    @Needs(Right.EXPORT)
    void png(Asked asked, @RequestParam(defaultValue = "") String chart, AsOf asOf, HttpServletResponse response)
            throws IOException {
        var view = desk.answer(asked, asOf);
        var picture = picture(view, chart);
        start(view, picture, "image/png", "png", response);
        response.getOutputStream().write(PngFile.of(picture.plot()));
    }

    /** The picture of this key, the first for none. */
    private static Picture picture(TrendView view, String key) {
        return key.isBlank()
                ? view.pictures().getFirst()
                : view.picture(key)
                        .orElseThrow(() ->
                                new ResponseStatusException(HttpStatus.NOT_FOUND, "This trend has no chart " + key));
    }

    private static void start(
            TrendView view, Picture picture, String type, String ending, HttpServletResponse response) {
        var subject = view.subject().word().isEmpty() ? "all" : view.subject().word();
        var name = "trend-%s-%s-%s-to-%s.%s"
                .formatted(
                        subject.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("-$", ""),
                        picture.key(),
                        view.span().shown().from(),
                        view.span().shown().to(),
                        ending);
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    }
}
