package dev.vitals.attestation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vitals.register.LateRegister;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people have shown for one safeguard on a day. Kept with its score, so that history can be explained.
 *
 * @param attestations that were not withdrawn, by id
 * @param decision on an addressable specification; null where none was recorded
 * @param registers that speak for it and in which something is overdue
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PeopleProof(
        List<Attested> attestations,
        @Nullable Decided decision,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LateRegister> registers) {

    /** Nothing at all. */
    public static final PeopleProof NONE = new PeopleProof(List.of(), null);

    /** An attestation, exactly as it counted. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Attested(long id, int version, String title, LocalDate reviewDue, AttestationState state) {}

    /**
     * A decision, exactly as it counted.
     *
     * @param overdue whether its review should have been done before the day
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Decided(long id, Decision.Choice choice, LocalDate reviewDue, boolean overdue) {}

    public PeopleProof {
        // What an older row leaves out.
        attestations = attestations == null ? List.of() : List.copyOf(attestations);
        registers = registers == null ? List.of() : List.copyOf(registers);
    }

    /** What people have shown where no register is overdue. */
    public PeopleProof(List<Attested> attestations, @Nullable Decided decision) {
        this(attestations, decision, List.of());
    }

    /** Whether something that people had promised is no longer in date, or is overdue in a register of theirs. */
    @JsonIgnore
    public boolean isLapsed() {
        return has(AttestationState.LAPSED) || !registers.isEmpty();
    }

    /** Whether there is proof, and none of it has lapsed. */
    @JsonIgnore
    public boolean isInDate() {
        return has(AttestationState.IN_DATE) && !isLapsed();
    }

    private boolean has(AttestationState state) {
        return attestations.stream().anyMatch(each -> each.state() == state);
    }
}
