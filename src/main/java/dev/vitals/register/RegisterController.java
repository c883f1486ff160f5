package dev.vitals.register;

import dev.vitals.file.FileLimits;
import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.Sorting;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The registers and what stands in each, by the page or as CSV. */
@Controller
@Needs(Right.READ)
class RegisterController {

    private final RegisterDesk desk;
    private final RegisterList list;
    private final Registers registers;
    private final FileLimits limits;

    RegisterController(RegisterDesk desk, RegisterList list, Registers registers, FileLimits limits) {
        this.desk = desk;
        this.list = list;
        this.registers = registers;
        this.limits = limits;
    }

    /** A register and how it stands. */
    record Shelf(
            RegisterDefinition register,
            RegisterList.@Nullable Count count,
            @Nullable LateRegister late) {}

    @GetMapping("/registers")
    String all(@RequestParam(defaultValue = "") String problem, AsOf asOf, Model model) {
        model.addAttribute("problem", limits.problem(problem));
        var counts = list.counts(asOf);
        var late = lateBySlug(asOf);
        model.addAttribute(
                "shelves",
                RegisterCatalogue.all().stream()
                        .map(register -> new Shelf(register, counts.get(register.slug()), late(late, register)))
                        .toList());
        return "register/registers";
    }

    @GetMapping("/registers/{slug}")
    String one(
            @PathVariable String slug,
            @ModelAttribute("filter") RegisterFilter filter,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        var register = desk.named(slug);
        model.addAttribute("register", register);
        model.addAttribute("sorting", Sorting.of(RegisterList.SORTS, String.valueOf(filter.sort())));
        model.addAttribute("entries", list.page(register, filter, asOf, page));
        model.addAttribute("states", RegisterFilter.states());
        model.addAttribute("late", late(lateBySlug(asOf), register));
        return "register/register";
    }

    @GetMapping(value = "/registers/{slug}/entries.csv", produces = "text/csv")
    @Needs(Right.EXPORT)
    void csv(@PathVariable String slug, @ModelAttribute RegisterFilter filter, AsOf asOf, HttpServletResponse response)
            throws IOException {
        var register = desk.named(slug);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"%s-%s.csv\"".formatted(slug, asOf.day()));
        var csv = new CsvWriter(response.getWriter());
        csv.row(Stream.of(
                        Stream.of("id"),
                        register.fields().stream().map(RegisterField::label),
                        Stream.of("state", "because", "file", "version", "recorded by", "recorded at"))
                .flatMap(heads -> heads)
                .toArray());
        for (RegisterEntry entry : list.all(register, filter, asOf)) {
            csv.row(cells(register, entry, asOf));
        }
    }

    private static @Nullable Object[] cells(RegisterDefinition register, RegisterEntry entry, AsOf asOf) {
        var cells = new ArrayList<@Nullable Object>(List.of(entry.id()));
        register.fields().forEach(field -> cells.add(entry.value(field.name())));
        var late = entry.isLate(asOf.day());
        cells.add(entry.isClosed() ? "Closed" : late ? "Overdue" : "In order");
        cells.add(late ? entry.because() : "");
        cells.addAll(List.of(entry.fileName(), entry.version(), entry.recordedBy(), entry.recordedAt()));
        return cells.toArray();
    }

    private List<LateRegister> lateBySlug(AsOf asOf) {
        return registers.late(asOf.moment(), asOf.day()).values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static @Nullable LateRegister late(List<LateRegister> late, RegisterDefinition register) {
        return late.stream()
                .filter(each -> each.slug().equals(register.slug()))
                .findFirst()
                .orElse(null);
    }
}
