package dev.vitals.attestation;

import dev.vitals.file.FileType;
import dev.vitals.identity.People;
import dev.vitals.page.AsOf;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of one attestation, which several routes answer with. */
@Component
class AttestationPage {

    private final AttestationDesk desk;
    private final Attestations attestations;
    private final AttestationFiles files;
    private final People people;

    AttestationPage(AttestationDesk desk, Attestations attestations, AttestationFiles files, People people) {
        this.desk = desk;
        this.attestations = attestations;
        this.files = files;
        this.people = people;
    }

    String refused(long id, String sentence, Principal principal, Model model) {
        model.addAttribute("refused", sentence);
        return show(id, desk.now(), principal, model);
    }

    String show(long id, AsOf asOf, Principal principal, Model model) {
        var attestation = desk.find(id, asOf);
        var versions = attestations.versions(id, asOf);
        var together = new LinkedHashMap<>(attestations.together(id, asOf));
        together.remove(attestation.citation());
        model.addAttribute("asOf", asOf);
        model.addAttribute("attestation", attestation);
        model.addAttribute("safeguard", desk.safeguard(attestation.citation()));
        model.addAttribute("together", together);
        model.addAttribute("versions", versions);
        model.addAttribute("newest", versions.getFirst());
        model.addAttribute(
                "files", attestations.files(id, asOf).stream().collect(Collectors.groupingBy(AttestedFile::version)));
        model.addAttribute("isOwn", versions.getFirst().recordedBy().equals(principal.getName()));
        model.addAttribute("isAlone", people.count() < 2);
        model.addAttribute("limits", files.kept().limits());
        model.addAttribute("accept", FileType.accept());
        return "attestation/attestation";
    }
}
