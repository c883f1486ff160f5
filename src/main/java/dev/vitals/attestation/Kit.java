package dev.vitals.attestation;

import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.Safeguard.Proof;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people of this organization have to show, and how each of it stands. What does not bind it is left out. */
@Component
class Kit {

    private final JdbcClient sql;
    private final Attestations attestations;
    private final List<Safeguard> bound;

    Kit(
            JdbcClient sql,
            Attestations attestations,
            SafeguardCatalogue safeguards,
            @Value("${vitals.organization.entity-types:HEALTH_CARE_PROVIDER}") Set<EntityType> organization) {
        this.sql = sql;
        this.attestations = attestations;
        this.bound = safeguards.scoredFor(organization);
    }

    /** A sheet with the safeguards that bind the organization; empty where there is no such sheet. */
    Optional<KitSheet> find(String slug) {
        return KitSheet.all().stream()
                .filter(sheet -> sheet.slug().equals(slug))
                .findFirst();
    }

    /** Those of its safeguards that bind the organization. */
    List<String> citations(KitSheet sheet) {
        return sheet.citations().stream()
                .filter(citation -> bound.stream()
                        .anyMatch(safeguard -> safeguard.citation().equals(citation)))
                .toList();
    }

    /** Every safeguard that people can show something for. */
    List<Safeguard> attestable() {
        return bound.stream()
                .filter(safeguard -> safeguard.proof() != Proof.AUTOMATED)
                .toList();
    }

    /** Every sheet that binds the organization, in the order of the kit. */
    List<KitStanding> standing(AsOf asOf) {
        var kits = kits();
        var recorded = attestations.all(asOf).stream()
                .filter(each -> each.state() != AttestationState.WITHDRAWN)
                .toList();
        return KitSheet.all().stream()
                .filter(sheet -> !citations(sheet).isEmpty())
                .map(sheet -> KitStanding.of(
                        sheet,
                        citations(sheet),
                        recorded.stream()
                                .filter(each -> belongs(each, kits.getOrDefault(each.id(), ""), sheet))
                                .toList()))
                .toList();
    }

    /**
     * What was recorded from a sheet belongs to it. What was recorded without one belongs to the only sheet that knows
     * its safeguard: of several nobody can tell which.
     */
    private static boolean belongs(Attestation attestation, String kit, KitSheet sheet) {
        if (!kit.isEmpty()) {
            return kit.equals(sheet.slug());
        }
        var knowing = KitSheet.all().stream()
                .filter(each -> each.citations().contains(attestation.citation()))
                .toList();
        return knowing.size() == 1 && Objects.equals(knowing.getFirst(), sheet);
    }

    private Map<Long, String> kits() {
        var kits = new HashMap<Long, String>();
        sql.sql("select id, kit from attestation where kit <> ''").query(row -> {
            kits.put(row.getLong(1), row.getString(2));
        });
        return kits;
    }
}
