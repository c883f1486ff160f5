package dev.vitals.hipaa;

import dev.vitals.hipaa.Safeguard.Edition;
import dev.vitals.hipaa.Safeguard.Family;
import dev.vitals.hipaa.Safeguard.Requirement;
import java.util.List;

/**
 * One row of a proposal to change the regulation. It binds nobody: it is shown and never scored.
 *
 * @param citation where the row would stand; the same citation may be another safeguard's in the edition in force
 * @param touches citations in force whose subject it takes up
 * @param title its heading
 * @param requirement what it would be; the proposal knows no addressable rows
 * @param change what would be otherwise, in our words
 * @param rules ids of rules that look after some part of it already
 */
public record ProposedChange(
        String citation,
        List<String> touches,
        String title,
        Requirement requirement,
        String change,
        List<String> rules) {

    public Edition edition() {
        return Edition.PROPOSED_2025;
    }

    /** The section that it would stand in. */
    public Family family() {
        return Family.ofSection(Integer.parseInt(citation.substring(4, 7)));
    }
}
