package dev.vitals.register;

import dev.vitals.register.LateRegister.Late;
import java.util.List;

/**
 * Something that is overdue in a register.
 *
 * @param slug of the register, in its address
 * @param register its title
 * @param citations the safeguards that are unmet for it
 */
public record OverdueEntry(String slug, String register, List<String> citations, Late late) {}
