package dev.vitals.finding;

import dev.vitals.page.AsOf;
import org.springframework.ui.Model;

/** Adds to the pages of findings what is known above: who is on them, what people say and decide. */
public interface FindingPart {

    /** What the page of one finding shows beside the evidence. */
    void addTo(Model model, long finding, AsOf asOf);

    /** What the list offers beside its filters. */
    void addToList(Model model);
}
