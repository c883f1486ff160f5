package dev.vitals.rule.lists;

import dev.vitals.page.Organization;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** How a list is replaced: by a text that is looked at before it is put in force, and back again. */
@Controller
class ListUploadController {

    private final ListShelf shelf;
    private final ListStore store;
    private final Clock clock;
    private final Organization organization;

    ListUploadController(ListShelf shelf, ListStore store, Clock clock, Organization organization) {
        this.shelf = shelf;
        this.store = store;
        this.clock = clock;
        this.organization = organization;
    }

    @GetMapping("/lists/{slug}/replace")
    String form(@PathVariable String slug, Model model) {
        var list = shelf.inForce().of(ListController.named(slug));
        return form(list, list.text(), null, model);
    }

    /** Shows what another text would change, and changes nothing. A file stands before what was typed. */
    @PostMapping("/lists/{slug}/replace")
    String review(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model) {
        var list = shelf.inForce().of(ListController.named(slug));
        var given = text;
        try {
            given = file == null || file.isEmpty() ? text : decoded(file);
            var newer = read(list.name(), given);
            if (newer.equals(list)) {
                return form(list, given, "This is the list that is in force; nothing would change.", model);
            }
            model.addAttribute("list", list);
            model.addAttribute("newer", newer);
            model.addAttribute("change", ListDifference.between(list, newer));
            return "lists/review";
        } catch (MalformedListException broken) {
            return form(list, given, broken.getMessage(), model);
        }
    }

    @PostMapping("/lists/{slug}")
    String keep(@PathVariable String slug, @RequestParam String text, Principal principal, Model model) {
        var list = shelf.inForce().of(ListController.named(slug));
        try {
            var newer = read(list.name(), text);
            if (!newer.equals(list)) {
                store.keep(newer, principal.getName(), clock.instant());
            }
            return "redirect:/lists/" + slug + "?replaced";
        } catch (MalformedListException broken) {
            return form(list, text, broken.getMessage(), model);
        }
    }

    @PostMapping("/lists/{slug}/versions/{id}/withdraw")
    String withdraw(@PathVariable String slug, @PathVariable long id, Principal principal) {
        store.withdraw(ListController.named(slug), id, principal.getName(), clock.instant());
        return "redirect:/lists/" + slug + "?withdrawn";
    }

    private ReferenceList read(ListName name, String text) {
        var list = ReferenceList.parse(name, text);
        if (list.compiledOn().isAfter(organization.dayOf(clock.instant()))) {
            throw new MalformedListException(
                    "The list says that it was compiled on %s, which is still to come.".formatted(list.compiledOn()));
        }
        return list;
    }

    private static String form(ReferenceList list, String text, @Nullable String wrong, Model model) {
        model.addAttribute("list", list);
        model.addAttribute("text", text);
        model.addAttribute("wrong", wrong);
        return "lists/replace";
    }

    private static String decoded(MultipartFile file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException foreign) {
            throw new MalformedListException("The file is no UTF-8 text.");
        } catch (IOException broken) {
            throw new MalformedListException("The file did not arrive whole. Choose it again.");
        }
    }
}
