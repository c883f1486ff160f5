package dev.vitals.evidence;

import dev.vitals.attestation.Attestation;
import dev.vitals.attestation.Attestations;
import dev.vitals.attestation.AttestedFile;
import dev.vitals.attestation.Decision;
import dev.vitals.attestation.Decisions;
import dev.vitals.page.AsOf;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people had shown at the end of a period, by all that was recorded then. */
@Component
class PeopleReader {

    private final Attestations attestations;
    private final Decisions decisions;

    PeopleReader(Attestations attestations, Decisions decisions) {
        this.attestations = attestations;
        this.decisions = decisions;
    }

    List<AttestedLine> attestations(Asked asked, Collection<String> citations) {
        var asOf = new AsOf(asked.lastDay(), asked.to(), false);
        return citations.stream()
                .flatMap(citation -> attestations.of(citation, asOf).stream())
                .map(each -> AttestedLine.of(each, files(each, asOf)))
                .toList();
    }

    private List<AttestedFile> files(Attestation attestation, AsOf asOf) {
        return attestations.files(attestation.id(), asOf).stream()
                .filter(file -> file.version() == attestation.version())
                .toList();
    }

    /** The decision that held about each specification. */
    List<Decision> decisions(Asked asked, Collection<String> citations) {
        var asOf = new AsOf(asked.lastDay(), asked.to(), false);
        return citations.stream()
                .flatMap(citation -> decisions.history(citation, asOf).stream().limit(1))
                .toList();
    }
}
