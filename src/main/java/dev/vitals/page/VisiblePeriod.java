package dev.vitals.page;

import java.time.LocalDate;
import java.util.Optional;

/** Which days whoever reads a page may see. Pages ask; who people are is known further up. */
public interface VisiblePeriod {

    /** Empty where every day may be seen. */
    Optional<Period> visible();

    /** The day, or the first day that may be seen where that is later. */
    default LocalDate notBefore(LocalDate day) {
        return visible().map(Period::from).filter(day::isBefore).orElse(day);
    }
}
