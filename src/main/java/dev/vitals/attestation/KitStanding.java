package dev.vitals.attestation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet of the kit stands on a day.
 *
 * @param citations those of its safeguards that bind the organization
 * @param shown what was recorded for it and not withdrawn
 * @param inDate how many of the safeguards have one that is in date
 */
record KitStanding(KitSheet sheet, List<String> citations, List<Attestation> shown, int inDate) {

    /** From what was recorded for the sheet; other safeguards' attestations are left out. */
    static KitStanding of(KitSheet sheet, List<String> citations, List<Attestation> recorded) {
        var inDate = citations.stream()
                .filter(citation -> recorded.stream()
                        .anyMatch(each -> each.citation().equals(citation) && each.state() == AttestationState.IN_DATE))
                .count();
        return new KitStanding(sheet, citations, recorded, (int) inDate);
    }

    /** In one or a few words. */
    public String words() {
        if (has(AttestationState.LAPSED)) {
            return "Lapsed";
        }
        if (inDate == citations.size()) {
            return "In date";
        }
        if (inDate > 0) {
            return "In date for %d of %d".formatted(inDate, citations.size());
        }
        return has(AttestationState.UNSIGNED) ? "Not signed off" : "Missing";
    }

    /** As style sheets name it. */
    public String mark() {
        return switch (words()) {
            case "Lapsed" -> "fail";
            case "In date" -> "pass";
            case "Missing" -> "unknown";
            default -> "awaiting";
        };
    }

    /** The first day on which something of it lapses, less one; null where nothing is in date. */
    public @Nullable LocalDate until() {
        return shown.stream()
                .filter(each -> each.state() == AttestationState.IN_DATE)
                .map(each -> each.text().reviewDue())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** One of each set, with its title, the newest first. */
    public List<Attestation> records() {
        return shown.stream()
                .collect(java.util.stream.Collectors.toMap(
                        each -> each.text(), each -> each, (first, second) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private boolean has(AttestationState state) {
        return shown.stream().anyMatch(each -> each.state() == state);
    }
}
