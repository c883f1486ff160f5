package dev.vitals.hipaa;

import static dev.vitals.hipaa.EntityType.BUSINESS_ASSOCIATE;
import static dev.vitals.hipaa.EntityType.CLEARINGHOUSE;
import static dev.vitals.hipaa.EntityType.GROUP_HEALTH_PLAN;
import static dev.vitals.hipaa.EntityType.HEALTH_CARE_PROVIDER;
import static dev.vitals.hipaa.EntityType.HEALTH_PLAN;

import dev.vitals.hipaa.Safeguard.Edition;
import dev.vitals.hipaa.Safeguard.Level;
import dev.vitals.hipaa.Safeguard.Proof;
import dev.vitals.hipaa.Safeguard.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every safeguard, in the order of the regulation. */
public final class SafeguardCatalogue {

    private static final String TABLE = "/facts/hipaa-security-rule.tsv";
    private static final int COLUMNS = 6;

    private final Map<String, Safeguard> byCitation;

    private SafeguardCatalogue(Map<String, Safeguard> byCitation) {
        this.byCitation = Collections.unmodifiableMap(byCitation);
    }

    /**
     * Reads the table that ships with Vitals.
     *
     * @throws IllegalStateException naming the line that is not a row of the table
     */
    public static SafeguardCatalogue load() {
        try (var table = SafeguardCatalogue.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("The table of safeguards is not in the jar: " + TABLE);
            }
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All rows. */
    public List<Safeguard> all() {
        return List.copyOf(byCitation.values());
    }

    /** The rows that count for an organization of these kinds. */
    public List<Safeguard> scoredFor(Set<EntityType> organization) {
        return byCitation.values().stream()
                .filter(Safeguard::isScored)
                .filter(safeguard -> !Collections.disjoint(safeguard.binds(), organization))
                .toList();
    }

    /** One row by its citation. */
    public Optional<Safeguard> find(String citation) {
        return Optional.ofNullable(byCitation.get(citation));
    }

    private static SafeguardCatalogue parse(List<String> lines) {
        var rows = new LinkedHashMap<String, Safeguard>();
        for (String line : lines) {
            var row = row(line);
            if (rows.put(row.citation(), row) != null) {
                throw new IllegalStateException("Two safeguards have the citation " + row.citation());
            }
        }
        return new SafeguardCatalogue(rows);
    }

    private static Safeguard row(String line) {
        var cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("Not a row of the table of safeguards: " + line);
        }
        return new Safeguard(
                cells[0],
                cells[1].equals("spec") ? Level.SPECIFICATION : Level.STANDARD,
                requirement(cells[2]),
                cells[3],
                cells[4],
                proof(cells[5]),
                binds(cells[0]),
                Edition.IN_FORCE);
    }

    private static Requirement requirement(String mark) {
        return switch (mark) {
            case "R" -> Requirement.REQUIRED;
            case "A" -> Requirement.ADDRESSABLE;
            case "-" -> Requirement.NONE;
            default -> throw new IllegalStateException("Neither R, A nor -: " + mark);
        };
    }

    private static Proof proof(String word) {
        return switch (word) {
            case "full" -> Proof.AUTOMATED;
            case "partial" -> Proof.PARTLY;
            case "attestation" -> Proof.ATTESTED;
            default -> throw new IllegalStateException("Neither full, partial nor attestation: " + word);
        };
    }

    /** The few rows that do not bind everybody, by their own text. */
    private static Set<EntityType> binds(String citation) {
        if (citation.equals("164.308(a)(4)(ii)(A)")) {
            return Set.of(CLEARINGHOUSE);
        }
        if (citation.startsWith("164.314(b)")) {
            return Set.of(GROUP_HEALTH_PLAN);
        }
        return switch (citation) {
            // A covered entity answers for its associates, an associate for its subcontractors.
            case "164.308(b)(1)", "164.404(a)", "164.406", "164.408" ->
                EnumSet.of(HEALTH_CARE_PROVIDER, HEALTH_PLAN, CLEARINGHOUSE, GROUP_HEALTH_PLAN);
            case "164.308(b)(2)", "164.314(a)(2)(iii)", "164.410" -> Set.of(BUSINESS_ASSOCIATE);
            default -> EnumSet.allOf(EntityType.class);
        };
    }
}
